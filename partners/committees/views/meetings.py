"""The meetings of an event, and one of them: where it is, and what to do next."""

from functools import partial

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles, roles_on
from events.models import Event
from partners.committees.agenda import follows_up, returning_decisions
from partners.committees.convening import (
    cancel_meeting,
    convocation_of,
    gaps_of,
    has_news,
    messages_about,
)
from partners.committees.documents import documents_for
from partners.committees.forms.meeting import MeetingForm, NewMeetingForm
from partners.committees.meetings import change_meeting, create_meeting
from partners.committees.papers import attendance_groups
from partners.committees.posting import addresses_told
from partners.committees.quorum import quorum_of
from partners.committees.register import rows_of
from partners.committees.stages import Stage, life_of, stage_of
from partners.committees.views.frame import (
    READERS,
    attempt,
    event_page,
    for_coordinator,
    for_meeting,
    meeting_page,
)
from partners.models import CommitteeMeeting
from partners.models.preparation import SessionKind

READ_MINUTES = (Stage.SENT, Stage.APPROVED)


@for_roles(*READERS)
@require_safe
def committees(request: HttpRequest, event: Event) -> HttpResponse:
    rows = event.committee_meetings.annotate(decision_count=Count("decisions"))
    meetings = list(rows.order_by("-number"))
    presentations = event.preparation_sessions.filter(kind=SessionKind.PRESENTATION_MEETING)
    context = {
        "rows": [(meeting, stage_of(meeting)) for meeting in meetings],
        "presentations": presentations.select_related("convocation").order_by("date", "code"),
        "members": event.committee_members.sitting(timezone.localdate()).count(),
    }
    return event_page(request, event, "list.html", context, section="committees")


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def committee_add(request: HttpRequest, event: Event) -> HttpResponse:
    last = event.committee_meetings.order_by("-number").first()
    form = NewMeetingForm(request.POST or None, initial=NewMeetingForm.initial_after(last))
    if form.is_valid():
        meeting = create_meeting(event=event, **form.values())
        messages.success(request, _("%s is planned.") % meeting)
        return redirect("committee", event.slug, meeting.number)
    return event_page(request, event, "meeting_form.html", {"form": form})


@for_meeting(*READERS)
@require_safe
def committee(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    """Everything on one page; the coordinator also sees names, counts and the next step."""
    today = timezone.localdate()
    roles = roles_on(meeting.event, request.user)
    stage = stage_of(meeting)
    decisions = meeting.decisions.select_related("meeting", "owner__organisation")
    convocation = convocation_of(meeting)
    context = {
        "life": life_of(meeting),
        "points": list(meeting.points.select_related("decision")),
        "coming_back": list(returning_decisions(meeting)) if follows_up(meeting) else [],
        "documents": list(documents_for(meeting, roles)),
        "decisions": rows_of(meeting.event, decisions.order_by("number"), today),
        "attendance": attendance_groups(meeting),
        "quorum": quorum_of(meeting),
        "has_news": has_news(meeting, convocation),
        "gaps": gaps_of(meeting, today) if stage == Stage.PLANNED else [],
        "is_past": meeting.date <= today,
        "drafts": messages_about(meeting).to_review().count(),
        "may_read_minutes": Role.COORDINATOR in roles or stage in READ_MINUTES,
    }
    return meeting_page(request, meeting, "meeting.html", "committee", context)


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def committee_edit(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    form = MeetingForm(request.POST or None, initial=MeetingForm.initial_of(meeting))
    if form.is_valid():
        today = timezone.localdate()
        change = partial(change_meeting, meeting=meeting, today=today, **form.values())
        if attempt(request, change, _("Saved.")):
            return redirect("committee", meeting.event.slug, meeting.number)
    return meeting_page(request, meeting, "meeting_form.html", "committee", {"form": form})


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def committee_cancel(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    if request.method == "POST":
        attempt(request, lambda: _cancel(request, meeting))
        return redirect("committee", meeting.event.slug, meeting.number)
    convocation = convocation_of(meeting)
    told = addresses_told(meeting.event, convocation.key) if convocation else set()
    context = {"people_told": len(told)}
    return meeting_page(request, meeting, "cancel.html", "committee", context)


def _cancel(request: HttpRequest, meeting: CommitteeMeeting) -> None:
    called = cancel_meeting(meeting=meeting, by=request.user)
    messages.success(request, _("%s is cancelled.") % meeting)
    if called.messages:
        messages.info(request, _("The cancellations are in the outbox: read, then send."))
