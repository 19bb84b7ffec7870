"""The report: its draft, its versions, its publication, for coordinators; what is public of it.

Funders read what was published in their own space (reporting/views/funder.py).
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from core.downloads import pdf_file
from core.pdf import PdfUnavailable
from events.access import for_everybody, for_roles
from events.models import Event
from reporting.bilan.readiness import gaps_of
from reporting.bilan.rendering import render_page, render_report_pdf
from reporting.bilan.report import compose_report
from reporting.bilan.versions import latest_version, versions_of
from reporting.figures import figures_of
from reporting.models import BilanVersion
from reporting.services import NothingChanged, has_changed, publish_bilan


@for_roles(Role.COORDINATOR)
@require_safe
def draft_page(request: HttpRequest, event: Event) -> HttpResponse:
    context = {"content": render_page(compose_report(event)), "latest": latest_version(event)}
    return _page(request, event, "bilan/draft.html", context)


@for_roles(Role.COORDINATOR)
@require_safe
def draft_pdf(request: HttpRequest, event: Event) -> HttpResponse:
    try:
        pdf = render_report_pdf(event, compose_report(event))
    except PdfUnavailable as error:
        return _unavailable(request, event, error)
    return pdf_file(pdf, f"bilan-{event.slug}-brouillon.pdf")


@for_roles(Role.COORDINATOR)
@require_safe
def versions(request: HttpRequest, event: Event) -> HttpResponse:
    return _page(request, event, "bilan/versions.html", {"versions": versions_of(event)})


@for_roles(Role.COORDINATOR)
@require_safe
def version_pdf(request: HttpRequest, event: Event, number: int) -> HttpResponse:
    return _published(event, get_object_or_404(versions_of(event), number=number))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, event: Event) -> HttpResponse:
    if request.method == "POST":
        return _publish(request, event)
    latest = latest_version(event)
    context = {
        "gaps": gaps_of(event, figures_of(event)),
        "latest": latest,
        "is_unchanged": latest is not None and not has_changed(event, latest),
        "next_number": latest.number + 1 if latest else 1,
    }
    return _page(request, event, "bilan/publish.html", context)


@for_everybody
@require_safe
def public_page(request: HttpRequest, event: Event) -> HttpResponse:
    version = get_object_or_404(versions_of(event).defer("pdf")[:1])
    return render(request, "bilan/public.html", {"event": event, "version": version})


@for_everybody
@require_safe
def public_pdf(request: HttpRequest, event: Event) -> HttpResponse:
    return _published(event, get_object_or_404(versions_of(event)[:1]))


def _publish(request: HttpRequest, event: Event) -> HttpResponse:
    try:
        version = publish_bilan(event=event, by=request.user)
    except PdfUnavailable as error:
        return _unavailable(request, event, error)
    except NothingChanged as unchanged:
        text = _("Nothing has changed since version %s: no new version.")
        messages.warning(request, text % unchanged.latest.number)
    else:
        messages.success(request, _("Version %s is published.") % version.number)
    return redirect("bilan_versions", event.slug)


def _page(
    request: HttpRequest, event: Event, template: str, context: dict[str, Any]
) -> HttpResponse:
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "bilan",
    }
    return render(request, template, {**frame, **context})


def _unavailable(request: HttpRequest, event: Event, error: PdfUnavailable) -> HttpResponse:
    response = _page(request, event, "bilan/unavailable.html", {"advice": str(error)})
    response.status_code = 503
    return response


def _published(event: Event, version: BilanVersion) -> HttpResponse:
    response = pdf_file(bytes(version.pdf), f"bilan-{event.slug}-v{version.number}.pdf")
    response.headers["ETag"] = f'"{version.sha256}"'
    return response
