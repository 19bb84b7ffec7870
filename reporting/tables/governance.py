"""Committees, their decisions, and the sessions that prepared the professionals."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import SPACE, date_text
from events.models import Event
from partners.models import CommitteeMeeting, Decision, PreparationSession
from reporting.statistics.formatting import number_text
from reporting.tables.table import Column, Table, build_table
from reporting.tables.typography import french


def governance_tables(event: Event) -> Iterator[Table]:
    meetings = event.committee_meetings.held().annotate(
        organisations=Count("attendances", distinct=True, filter=Q(attendances__status="present")),
        decisions_taken=Count("decisions", distinct=True),
    )
    rows = [_meeting(meeting) for meeting in meetings.order_by("number")]
    if rows:
        columns = (
            Column(_("Committee")),
            Column(_("Date")),
            Column(_("Place"), optional=True),
            Column(_("Organisations present"), numeric=True, optional=True),
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
        number_text(meeting.decisions_taken),
    )


def _decision(decision: Decision) -> tuple[str, ...]:
    return (
        str(decision.number),
        french(decision.text),
        str(decision.meeting.number),
        decision.owner.organisation.name if decision.owner else "",
        decision.get_status_display(),
    )


def _session(session: PreparationSession) -> tuple[str, ...]:
    half_days = ngettext("%(count)s half-day", "%(count)s half-days", session.half_days)
    return (
        french(session.title or capfirst(session.get_kind_display())),
        date_text(session.date),
        half_days % {"count": session.half_days},
        number_text(session.attended) if session.attended else "",
    )
