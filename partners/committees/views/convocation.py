"""Calling people to a meeting."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from partners.committees.convening import (
    Called,
    convene,
    convocation_of,
    gaps_of,
    has_news,
    members_since,
    members_to_call,
    messages_about,
)
from partners.committees.occasions import agenda_lines
from partners.committees.views.frame import attempt, for_coordinator, meeting_page
from partners.models import CommitteeMeeting

SECTION = "committee_convocation"


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def committee_convocation(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    today = timezone.localdate()
    if request.method == "POST":
        attempt(request, lambda: _convene(request, meeting))
        return redirect(SECTION, meeting.event.slug, meeting.number)
    convocation = convocation_of(meeting)
    members = list(members_to_call(meeting))
    reachable = [member for member in members if member.address]
    context: dict[str, Any] = {
        "convocation": convocation,
        "has_news": has_news(meeting, convocation),
        "gaps": gaps_of(meeting, today),
        "reachable": reachable,
        "since": members_since(meeting, convocation, reachable) if convocation else [],
        "unreachable": [member for member in members if not member.address],
        "agenda": agenda_lines(meeting),
        "messages_sent": _counts(meeting),
    }
    return meeting_page(request, meeting, "convocation.html", SECTION, context)


def _convene(request: HttpRequest, meeting: CommitteeMeeting) -> None:
    called = convene(meeting=meeting, by=request.user, today=timezone.localdate())
    messages.success(request, ready_text(called))


def ready_text(called: Called) -> str:
    if not called.messages:
        return _("Nothing new to say: no message was prepared.")
    told = ngettext(
        "%(count)d message is in the outbox: read it, then send it.",
        "%(count)d messages are in the outbox: read them, then send them.",
        called.messages,
    )
    return told % {"count": called.messages}


def _counts(meeting: CommitteeMeeting) -> dict[str, int]:
    """Messages about this meeting that wait for a reading, and those that left."""
    rows = messages_about(meeting)
    names = {"drafts": "draft", "waiting": "approved", "sent": "sent", "failed": "failed"}
    counts: dict[str, int] = rows.aggregate(
        **{name: Count("pk", filter=Q(state=state)) for name, state in names.items()}
    )
    return counts
