"""The directory that all events share, seen from one of them."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.directory.files import TYPES, WRITERS, directory_workbook, partners_workbook
from partners.directory.listing import (
    Asked,
    every_organisation,
    organisation_named,
    organisations_of,
    people_seen_by,
)
from partners.directory.logos import BadLogo, remove_logo, set_logo
from partners.directory.merging import is_locked
from partners.forms.logo import LogoForm
from partners.models.organisation import OrganisationKind
from partners.views.partners_frame import partners_page

SECTION = "directory"


@for_roles(Role.COORDINATOR)
@require_safe
def directory(request: HttpRequest, event: Event) -> HttpResponse:
    asked = Asked(
        search=request.GET.get("recherche", "").strip()[:100],
        kind=request.GET.get("type", ""),
        page=request.GET.get("page", ""),
    )
    context = {
        "asked": asked,
        "kinds": OrganisationKind.choices,
        "page": organisations_of(event, asked),
        "formats": list(_formats()),
    }
    return _page(request, event, "directory", context)


@for_roles(Role.COORDINATOR)
@require_safe
def directory_file(request: HttpRequest, event: Event, file_format: str) -> HttpResponse:
    workbook = directory_workbook(every_organisation(), people_seen_by(request.user))
    return _file(workbook, file_format)


@for_roles(Role.COORDINATOR)
@require_safe
def partners_file(request: HttpRequest, event: Event, file_format: str) -> HttpResponse:
    return _file(partners_workbook(event), file_format)


@for_roles(Role.COORDINATOR)
@require_safe
def organisation_logo(request: HttpRequest, event: Event, organisation: str) -> HttpResponse:
    found = get_object_or_404(every_organisation(), code=organisation)
    logo = getattr(found, "logo", None)
    if logo is None:
        raise Http404
    return HttpResponse(bytes(logo.content), content_type="image/png")


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_logo_change(request: HttpRequest, event: Event, organisation: str) -> HttpResponse:
    found = organisation_named(organisation)
    if found is None or is_locked(found, request.user):
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LogoForm(*sent)
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            set_logo(organisation=found, file=file.file, size=file.size)
        except BadLogo as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("The logo of %s is saved.") % found.name)
            return redirect("directory", event.slug)
    context = {"form": form, "organisation": found, "has_logo": hasattr(found, "logo")}
    return _page(request, event, "logo", context)


@for_roles(Role.COORDINATOR)
@require_POST
def organisation_logo_remove(request: HttpRequest, event: Event, organisation: str) -> HttpResponse:
    found = organisation_named(organisation)
    if found is None or is_locked(found, request.user):
        raise Http404
    remove_logo(organisation=found)
    messages.success(request, _("%s has no logo any more.") % found.name)
    return redirect("directory", event.slug)


def _formats() -> Iterator[tuple[str, str]]:
    yield from (
        ("xlsx", "XLSX"),
        ("ods", "ODS"),
        ("csv", "CSV"),
    )


def _file(workbook: Any, file_format: str) -> HttpResponse:
    if file_format not in WRITERS:
        raise Http404
    name = f"{workbook.name}.{file_format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = WRITERS[file_format](workbook)
    return HttpResponse(content, content_type=TYPES[file_format], headers=headers)


def _page(request: HttpRequest, event: Event, name: str, context: dict[str, Any]) -> HttpResponse:
    return partners_page(request, event, name, context, section=SECTION)
