"""What surrounds a meeting of the steering committee."""

from datetime import date
from typing import Any

from partners.models import (
    AgendaPoint,
    CalendarFeed,
    CommitteeMember,
    CommitteeRules,
    Convocation,
    MeetingDocument,
    MemberAttendance,
    WithdrawnNumber,
)
from tests.factories.events import event_of
from tests.factories.partners import make_committee_meeting, make_partnership
from tests.factories.sequence import next_number, next_small_number

PDF = b"%PDF-1.7\n%%EOF\n"


def make_committee_member(**overrides: Any) -> CommitteeMember:
    """A titular with a vote, whose name is written on the seat."""
    number = next_number()
    values = {"event": event_of(overrides), "code": f"membre-{number}", **overrides}
    if "professional" not in values:
        names = {"first_name": "Dominique", "last_name": f"Petit {number}"}
        values = {**names, "email": f"membre-{number}@example.org", **values}
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    return CommitteeMember.objects.create(**values)


def make_member_attendance(**overrides: Any) -> MemberAttendance:
    """Excused: whoever is present is counted with the organisation as well."""
    values = {"event": event_of(overrides), "status": "excused", **overrides}
    if "meeting" not in values:
        values["meeting"] = make_committee_meeting(event=values["event"])
    if "member" not in values:
        values["member"] = make_committee_member(event=values["event"])
    return MemberAttendance.objects.create(**values)


def make_agenda_point(**overrides: Any) -> AgendaPoint:
    values = {
        "event": event_of(overrides),
        "position": next_small_number(),
        "title": "Choix du lieu",
        **overrides,
    }
    if "meeting" not in values:
        values["meeting"] = make_committee_meeting(event=values["event"])
    return AgendaPoint.objects.create(**values)


def make_meeting_document(**overrides: Any) -> MeetingDocument:
    number = next_number()
    values = {
        "event": event_of(overrides),
        "title": f"Document {number}",
        "name": f"document-{number}.pdf",
        "media_type": "application/pdf",
        "size": len(PDF),
        "content": PDF,
        **overrides,
    }
    if "meeting" not in values:
        values["meeting"] = make_committee_meeting(event=values["event"])
    return MeetingDocument.objects.create(**values)


def make_convocation(**overrides: Any) -> Convocation:
    values = {"event": event_of(overrides), "prepared_on": date(2019, 1, 15), **overrides}
    if not {"meeting", "session"} & values.keys():
        values["meeting"] = make_committee_meeting(event=values["event"])
    return Convocation.objects.create(**values)


def make_calendar_feed(**overrides: Any) -> CalendarFeed:
    """Of the whole committee."""
    values = {
        "event": event_of(overrides),
        "key_hash": f"{next_number():064}",
        "created_on": date(2019, 1, 15),
        **overrides,
    }
    return CalendarFeed.objects.create(**values)


def make_committee_rules(**overrides: Any) -> CommitteeRules:
    return CommitteeRules.objects.create(**{"event": event_of(overrides), **overrides})


def make_withdrawn_number(**overrides: Any) -> WithdrawnNumber:
    values = {"event": event_of(overrides), "number": next_small_number(), **overrides}
    return WithdrawnNumber.objects.create(**values)
