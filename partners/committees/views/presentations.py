"""Inviting to a presentation meeting. The meeting itself is a preparation session."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.committees.presentations import (
    call_off,
    invite,
    people_to_invite,
    session_gaps,
    session_has_news,
)
from partners.committees.views.convocation import ready_text
from partners.committees.views.frame import attempt, event_page
from partners.models import PreparationSession
from partners.models.preparation import OccurrenceStatus, SessionKind


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def presentation(request: HttpRequest, event: Event, presentation: str) -> HttpResponse:
    """POST invites; `call_off`: the meeting does not take place."""
    rows = event.preparation_sessions.filter(kind=SessionKind.PRESENTATION_MEETING)
    found = get_object_or_404(rows.select_related("convocation"), code=presentation)
    found.event = event
    if request.method == "POST":
        act = _call_off if "call_off" in request.POST else _invite
        attempt(request, lambda: act(request, found))
        return redirect("presentation_convocation", event.slug, found.code)
    convocation = getattr(found, "convocation", None)
    people = people_to_invite(found, request.user)
    context = {
        "session": found,
        "convocation": convocation,
        "has_news": session_has_news(found, convocation),
        "gaps": session_gaps(found, request.user, timezone.localdate()),
        "reachable": [person for person in people if person.email],
        "may_call_off": found.status == OccurrenceStatus.PLANNED and convocation is not None,
        "unreachable": [person for person in people if not person.email],
    }
    return event_page(request, event, "presentation.html", context, section="committees")


def _invite(request: HttpRequest, session: PreparationSession) -> None:
    called = invite(session=session, by=request.user, today=timezone.localdate())
    messages.success(request, ready_text(called))


def _call_off(request: HttpRequest, session: PreparationSession) -> None:
    called = call_off(session=session, by=request.user)
    messages.success(request, _("This meeting is called off."))
    if called.messages:
        messages.info(request, _("The cancellations are in the outbox: read, then send."))
