"""Committees, their decisions, and the sessions that prepared the professionals."""

from collections.abc import Collection, Iterator

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import SPACE, date_text
from events.models import Event
from partners.committees.register import is_late
from partners.committees.subjects import SEPARATOR, subjects_of
from partners.models import CommitteeMeeting, Decision, MeetingAttendance, PreparationSession
from reporting.statistics.formatting import number_text
from reporting.tables.table import Column, Table, build_table
from reporting.tables.typography import french


def governance_tables(event: Event) -> Iterator[Table]:
    meetings = event.committee_meetings.held().annotate(
        organisations=Count("attendances", distinct=True, filter=Q(attendances__status="present")),
        people=_people(),
        decisions_taken=Count("decisions", distinct=True),
    )
    rows = [_meeting(meeting) for meeting in meetings.order_by("number")]
    if rows:
        columns = (
            Column(_("Committee")),
            Column(_("Date")),
            Column(_("Place"), optional=True),
            Column(_("Organisations present"), numeric=True, optional=True),
            Column(_("People present"), numeric=True, optional=True),
            Column(_("Decisions"), numeric=True),
        )
        yield build_table(_("Steering committees held"), columns, rows)
    decisions = event.decisions.select_related("meeting", "owner__organisation")
    rows = [_decision(decision) for decision in decisions.order_by("number")]
    if rows:
        columns = (
            Column(_("No.")),
            Column(_("Decision")),
            Column(_("Committee")),
            Column(_("Owner"), optional=True),
            Column(_("State")),
        )
        yield build_table(_("Decisions of the steering committees"), columns, rows)


def preparation_tables(event: Event) -> Iterator[Table]:
    attended = Count("attendances", filter=Q(attendances__status="attended"))
    sessions = event.preparation_sessions.held().annotate(attended=attended)
    rows = [_session(session) for session in sessions.order_by("date", "code")]
    if rows:
        columns = (
            Column(_("Session")),
            Column(_("Date")),
            Column(_("Length")),
            Column(_("Professionals"), numeric=True, optional=True),
        )
        yield build_table(_("Preparation of the professionals"), columns, rows)


def _meeting(meeting: CommitteeMeeting) -> tuple[str, ...]:
    return (
        french(str(meeting)).replace(" ", SPACE),
        date_text(meeting.date),
        french(meeting.place),
        number_text(meeting.organisations) if meeting.organisations else "",
        number_text(meeting.people) if meeting.people else "",
        number_text(meeting.decisions_taken),
    )


def _decision(decision: Decision) -> tuple[str, ...]:
    return (
        str(decision.number),
        french(decision.text),
        str(decision.meeting.number),
        decision.owner.organisation.name if decision.owner else "",
        _state(decision),
    )


def _state(decision: Decision) -> str:
    """As the register says it: late is open, and due before today."""
    state = str(decision.get_status_display())
    return f"{state}, {_('late')}" if is_late(decision, timezone.localdate()) else state


def _people() -> Subquery:
    """Apart from the decisions, which would multiply it."""
    rows = MeetingAttendance.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return Subquery(rows.annotate(sum=Sum("people")).values("sum"), output_field=IntegerField())


def about_tables(event: Event, kind: str, *, hidden: Collection[str] = ()) -> Iterator[Table]:
    """Decisions about budget lines, or about indicators (`partners.committees.subjects`).
    `hidden`: codes of those that the reader is not to know of."""
    unseen = {f"{kind}{SEPARATOR}{code}" for code in hidden}
    found = event.decisions.filter(about__startswith=f"{kind}{SEPARATOR}")
    subjects = subjects_of(event)
    rows = [
        (french(subjects[one.about].label), str(one.number), french(one.text), _state(one))
        for one in found.order_by("about", "number")
        if one.about in subjects.keys() - unseen
    ]
    if rows:
        columns = (
            Column(_("About")),
            Column(_("No.")),
            Column(_("Decision")),
            Column(_("State")),
        )
        yield build_table(_("What the steering committees decided about it"), columns, rows)


def _session(session: PreparationSession) -> tuple[str, ...]:
    half_days = ngettext("%(count)s half-day", "%(count)s half-days", session.half_days)
    return (
        french(session.title or capfirst(session.get_kind_display())),
        date_text(session.date),
        half_days % {"count": session.half_days},
        number_text(session.attended) if session.attended else "",
    )
