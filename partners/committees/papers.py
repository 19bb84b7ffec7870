"""The attendance sheet to sign and the minutes, as tagged PDF."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from core.dates import date_text
from core.pdf import render_pdf
from partners.committees.agenda import agenda_titles, follows_up, returning_decisions
from partners.committees.attendance import members_of
from partners.committees.quorum import quorum_of
from partners.committees.stages import is_frozen
from partners.models import CommitteeMeeting, Decision, MemberAttendance
from partners.models.attendance import MeetingAttendanceStatus as Status

STYLESHEETS = ("css/fonts.css", "css/committee-papers.css")
BLANK_LINES = 6


def attendance_sheet_pdf(meeting: CommitteeMeeting) -> bytes:
    """Raises core.pdf.PdfUnavailable."""
    context = {
        **_heading(meeting),
        "members": members_of(meeting),
        "blank_lines": range(BLANK_LINES),
    }
    return _pdf("partners/committees/attendance_sheet.html", context, meeting, "emargement")


def minutes_pdf(meeting: CommitteeMeeting) -> bytes:
    """Raises core.pdf.PdfUnavailable."""
    return _pdf("partners/committees/minutes_paper.html", minutes_context(meeting), meeting, "cr")


def minutes_context(meeting: CommitteeMeeting) -> dict[str, Any]:
    """What the paper says; the page shows the same."""
    return {
        **_heading(meeting),
        "points": list(meeting.points.select_related("decision")),
        "titles": agenda_titles(meeting),
        "decisions": decisions_taken(meeting),
        "attendance": attendance_groups(meeting),
        "quorum": quorum_of(meeting),
        "approved_on": date_text(meeting.minutes_approved_on) if is_frozen(meeting) else "",
        "coming_back": list(returning_decisions(meeting)) if follows_up(meeting) else [],
    }


@dataclass(frozen=True)
class Taken:
    """A decision as the minutes print it."""

    number: int
    text: str
    owner: str
    due_on: date | None


def decisions_taken(meeting: CommitteeMeeting) -> list[Taken]:
    rows = meeting.decisions.select_related("owner__organisation").order_by("number")
    return [Taken(row.number, row.text, _owner(row, meeting), row.due_on) for row in rows]


def _owner(decision: Decision, meeting: CommitteeMeeting) -> str:
    if meeting.is_kept:
        return decision.owner_name
    return decision.owner.organisation.name if decision.owner else ""


@dataclass(frozen=True)
class Seated:
    """A member at a meeting. `by`: the name of who represents them."""

    name: str
    status: str
    by: str


@dataclass(frozen=True)
class Group:
    """An organisation at a meeting: its count, and its members by name where they are known."""

    name: str
    status: str
    people: int
    members: tuple[Seated, ...]


def attendance_groups(meeting: CommitteeMeeting) -> list[Group]:
    seated = _seated(meeting)
    tallies = meeting.attendances.select_related("partnership__organisation")
    groups = [
        Group(
            (meeting.is_kept and tally.organisation_name) or tally.partnership.organisation.name,
            str(Status(tally.status).label),
            tally.people,
            tuple(seated.get(tally.partnership_id, ())),
        )
        for tally in tallies.order_by("partnership__organisation__name")
    ]
    return sorted(groups, key=lambda group: group.name) if meeting.is_kept else groups


def _seated(meeting: CommitteeMeeting) -> dict[int, list[Seated]]:
    """By organisation."""
    rows = meeting.member_attendances.select_related(
        "member__professional", "represented_by__professional"
    )
    titulars_first = F("member__deputy_of").asc(nulls_first=True)
    ordered = list(rows.order_by(titulars_first, "member__code"))
    names = {row.member_id: _name(row, meeting) for row in ordered}
    found: dict[int, list[Seated]] = {}
    for row in ordered:
        by = row.represented_by
        name_of_other = names.get(by.pk, by.display_name) if by else ""
        one = Seated(names[row.member_id], str(Status(row.status).label), name_of_other)
        found.setdefault(row.member.partnership_id, []).append(one)
    return found


def _name(row: MemberAttendance, meeting: CommitteeMeeting) -> str:
    """Of somebody who was erased, the code: whoever sits there now was not there."""
    return row.name or row.member.code if meeting.is_kept else row.member.display_name


def _heading(meeting: CommitteeMeeting) -> dict[str, Any]:
    return {"event": meeting.event, "meeting": meeting, "day": date_text(meeting.date)}


def _pdf(template: str, context: dict[str, Any], meeting: CommitteeMeeting, kind: str) -> bytes:
    return render_pdf(
        render_to_string(template, context),
        stylesheets=STYLESHEETS,
        identity=f"{meeting.event.slug} copil {meeting.number} {kind}",
        dated=timezone.make_aware(datetime.combine(meeting.date, time.min)),
    )
