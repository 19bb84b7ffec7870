"""The space of a funder. A file leaves by POST alone: that it left is written at the same time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import Role
from core.downloads import downloaded
from events.access import for_roles
from events.models import Event
from reporting.bilan.versions import latest_version
from reporting.bilan.versions import versions_of as reports_of
from reporting.funding.downloads import (
    HandedOver,
    NotThere,
    hand_account_over,
    hand_report_over,
)
from reporting.funding.space import closed_accounts, space_of
from reporting.views.frame import render_dashboard
from reporting.views.pages import FUNDER_SPACE

LATEST_DOWNLOADS = 20


@for_roles(Role.FUNDER)
@require_safe
def funder_space(request: HttpRequest, event: Event) -> HttpResponse:
    grants = event.grants.read_by(request.user).in_words()
    context: dict[str, Any] = {
        "space": space_of(event, grants),
        "preview_of": None,
        "downloads": event.downloads.filter(user=request.user).listed()[:LATEST_DOWNLOADS],
    }
    return render_dashboard(request, event, FUNDER_SPACE, "reporting/funder/space.html", context)


@for_roles(Role.COORDINATOR)
@require_safe
def funder_preview(request: HttpRequest, event: Event, funder: int) -> HttpResponse:
    """What the accounts of one funder see; nothing can be downloaded from here."""
    partner = get_object_or_404(event.partnerships.filter(is_funder=True), pk=funder)
    context = {
        "space": space_of(event, event.grants.filter(funder=partner).in_words()),
        "preview_of": partner,
        "downloads": (),
    }
    return render_dashboard(request, event, FUNDER_SPACE, "reporting/funder/space.html", context)


@for_roles(Role.FUNDER)
@require_safe
def funder_report(request: HttpRequest, event: Event) -> HttpResponse:
    """The published report as a page, whether or not the event is public."""
    latest = latest_version(event)
    if latest is None:
        raise Http404
    context = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "dashboard",
        "version": latest,
    }
    return render(request, "reporting/funder/report.html", context)


@for_roles(Role.FUNDER)
@require_POST
def funder_report_file(request: HttpRequest, event: Event, number: int) -> HttpResponse:
    version = get_object_or_404(reports_of(event), number=number)
    return _given(hand_report_over(event=event, version=version, to=request.user))


@for_roles(Role.FUNDER)
@require_POST
def funder_account_file(
    request: HttpRequest, event: Event, account: str, version: int, part: str
) -> HttpResponse:
    """`part`: a key of reporting.funding.downloads.PARTS."""
    grant = get_object_or_404(event.grants.read_by(request.user), code=account)
    closed = get_object_or_404(closed_accounts([grant]), number=version)
    try:
        handed = hand_account_over(event=event, version=closed, part=part, to=request.user)
    except NotThere as error:
        raise Http404 from error
    return _given(handed)


def _given(file: HandedOver) -> HttpResponse:
    return downloaded(file.content, name=file.name, media_type=file.media_type)
