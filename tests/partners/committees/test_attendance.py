"""People one by one, organisations from them: both counts agree."""

from datetime import date

import pytest

from partners.committees.attendance import Seen, Sheet, noted_so_far, record_attendance
from partners.committees.refusal import ChangedMeanwhile, Refused
from partners.models.attendance import MeetingAttendanceStatus as Status
from tests.factories import (
    make_committee_meeting,
    make_committee_member,
    make_decision,
    make_meeting_attendance,
    make_partnership,
)

pytestmark = pytest.mark.django_db
TODAY = date(2019, 2, 6)


def tallies(meeting):
    rows = meeting.attendances.order_by("partnership")
    return {row.partnership_id: (row.status, row.people) for row in rows}


def record(meeting, members, others=None, read=None):
    sheet, read = Sheet(members, others or {}), read or noted_so_far(meeting)
    record_attendance(meeting=meeting, sheet=sheet, read=read, today=TODAY)


def test_organisation_counts_its_members_and_its_guests(event):
    meeting = make_committee_meeting(event=event)
    first = make_committee_member(event=event)
    second = make_committee_member(partnership=first.partnership)
    guests = make_partnership(event=event)
    present = Seen(Status.PRESENT)
    record(meeting, {first.pk: present, second.pk: Seen(Status.EXCUSED)}, {guests.pk: 3})
    assert tallies(meeting) == {first.partnership_id: ("present", 1), guests.pk: ("present", 3)}
    record(
        meeting,
        {first.pk: present, second.pk: present},
        {first.partnership_id: 1, guests.pk: 0},
    )
    assert tallies(meeting) == {first.partnership_id: ("present", 3), guests.pk: ("absent", 0)}


def test_represented_titular_is_nobody_more(event):
    meeting = make_committee_meeting(event=event)
    titular = make_committee_member(event=event)
    deputy = make_committee_member(partnership=titular.partnership, deputy_of=titular)
    other = make_committee_member(event=event)
    notes = {
        titular.pk: Seen(Status.REPRESENTED, deputy.pk),
        deputy.pk: Seen(Status.PRESENT),
        other.pk: Seen(Status.REPRESENTED, deputy.pk),
    }
    record(meeting, notes)
    assert tallies(meeting) == {
        titular.partnership_id: ("present", 1),
        other.partnership_id: ("represented", 0),
    }


@pytest.mark.parametrize("who", ["nobody", "themselves", "somebody excused"])
def test_representative_must_be_there(who, event):
    meeting = make_committee_meeting(event=event)
    member, excused = (make_committee_member(event=event) for _ in range(2))
    by = {"nobody": None, "themselves": member.pk, "somebody excused": excused.pk}[who]
    notes = {member.pk: Seen(Status.REPRESENTED, by), excused.pk: Seen(Status.EXCUSED)}
    with pytest.raises(Refused):
        record(meeting, notes)
    meeting.refresh_from_db()
    assert (meeting.status, tallies(meeting)) == ("planned", {})


def test_organisations_typed_elsewhere_are_kept(event):
    meeting = make_committee_meeting(event=event)
    typed = make_meeting_attendance(meeting=meeting, people=4)
    member = make_committee_member(event=event)
    record(meeting, {member.pk: Seen(Status.ABSENT)})
    assert tallies(meeting) == {
        typed.partnership_id: ("present", 4),
        member.partnership_id: ("absent", 0),
    }


def test_entering_the_attendance_says_that_it_was_held(event):
    open_one = make_decision(meeting=make_committee_meeting(event=event, number=1), number=7)
    done = make_decision(meeting=open_one.meeting, status="done")
    meeting = make_committee_meeting(event=event, number=2)
    member = make_committee_member(event=event)
    record(meeting, {member.pk: Seen(Status.PRESENT)})
    meeting.refresh_from_db()
    assert meeting.status == "held"
    assert [point.decision for point in meeting.points.all()] == [open_one]
    assert done.agenda_points.count() == 0
    record(meeting, {member.pk: Seen(Status.ABSENT)})
    assert meeting.points.count() == 1


def test_tomorrow_was_not_held(event):
    meeting = make_committee_meeting(event=event, date=date(2019, 2, 7))
    member = make_committee_member(event=event)
    with pytest.raises(Refused):
        record(meeting, {member.pk: Seen(Status.PRESENT)})
    assert tallies(meeting) == {}


def test_member_of_another_event_is_not_counted(event):
    meeting = make_committee_meeting(event=event)
    stranger = make_committee_member()
    record(meeting, {stranger.pk: Seen(Status.PRESENT)})
    assert tallies(meeting) == {}


def test_second_writer_replaces_nothing(event):
    meeting = make_committee_meeting(event=event)
    member = make_committee_member(event=event)
    read = noted_so_far(meeting)
    record(meeting, {member.pk: Seen(Status.PRESENT)}, read=read)
    with pytest.raises(ChangedMeanwhile):
        record(meeting, {member.pk: Seen(Status.ABSENT)}, read=read)
    assert tallies(meeting) == {member.partnership_id: ("present", 1)}
    record(meeting, {member.pk: Seen(Status.ABSENT)})
    assert tallies(meeting) == {member.partnership_id: ("absent", 0)}


def test_count_changed_elsewhere_is_seen(event):
    typed = make_meeting_attendance(meeting=make_committee_meeting(event=event), people=4)
    read = noted_so_far(typed.meeting)
    typed.people = 5
    typed.save()
    with pytest.raises(ChangedMeanwhile):
        record(typed.meeting, {}, {typed.partnership_id: 2}, read=read)
