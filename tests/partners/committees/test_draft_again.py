"""What was sent is what is approved: whatever the minutes print makes a draft of them, whoever
writes it."""

from datetime import date, time

import pytest

from partners.committees.minutes import approve_minutes
from partners.committees.refusal import Refused
from partners.committees.sending import send_minutes
from tests.factories import (
    make_agenda_point,
    make_committee_meeting,
    make_committee_member,
    make_decision,
    make_meeting_attendance,
    make_meeting_document,
    make_member_attendance,
    make_partnership,
)

pytestmark = pytest.mark.django_db
TODAY = date(2019, 3, 1)


@pytest.fixture
def meeting(event):
    """Held; with a point, a decision, an organisation, a member who gets the minutes."""
    meeting = make_committee_meeting(
        event=event, number=2, status="held", minutes="Lu.", minutes_status="draft"
    )
    make_agenda_point(meeting=meeting, position=1)
    make_decision(meeting=meeting, number=1)
    tally = make_meeting_attendance(meeting=meeting, people=2)
    make_member_attendance(
        meeting=meeting, member=make_committee_member(partnership=tally.partnership)
    )
    return meeting


def send(meeting):
    return send_minutes(meeting=meeting, by=None, today=TODAY).messages


def change(rows, **values):
    """As the administration does: no function of the committee sees it."""
    row = rows.get()
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


CHANGES = {
    "day": lambda it: it.event.committee_meetings.update(date=date(2019, 2, 6)),
    "hours": lambda it: it.event.committee_meetings.update(starts_at=time(9)),
    "place": lambda it: it.event.committee_meetings.update(place="Ailleurs"),
    "text": lambda it: it.event.committee_meetings.update(minutes="Autre."),
    "point": lambda it: change(it.points, title="Autre"),
    "new point": lambda it: make_agenda_point(meeting=it, position=2),
    "what was said": lambda it: change(it.points, notes="Dit."),
    "point taken off": lambda it: it.points.all().delete(),
    "decision": lambda it: change(it.decisions, text="Autre."),
    "owner": lambda it: change(it.decisions, owner=make_partnership(event=it.event)),
    "new decision": lambda it: make_decision(meeting=it, number=2),
    "deleted decision": lambda it: it.decisions.all().delete(),
    "people": lambda it: change(it.attendances, people=3),
    "member": lambda it: change(it.member_attendances, status="absent"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_change_after_sending_makes_a_draft(what, event, meeting):
    assert send(meeting) == 1
    CHANGES[what](meeting)
    meeting.refresh_from_db()
    assert (meeting.minutes_status, meeting.minutes_revision) == ("draft", 1)
    for revision in (0, 1):
        with pytest.raises(Refused):
            approve_minutes(meeting=meeting, revision=revision, day=TODAY, today=TODAY)
    assert event.outgoing_messages.get().state == "cancelled"
    assert send(meeting) == 1
    approve_minutes(meeting=meeting, revision=1, day=TODAY, today=TODAY)


STAYS = {
    "same point": lambda it: change(it.points, title=it.points.get().title),
    "length of a point": lambda it: change(it.points, minutes=20),
    "state of a decision": lambda it: change(it.decisions, status="done"),
    "document": lambda it: make_meeting_document(meeting=it),
    "another meeting": lambda it: make_agenda_point(event=it.event),
}


@pytest.mark.parametrize("what", STAYS)
def test_what_is_not_printed_leaves_the_minutes_sent(what, meeting):
    send(meeting)
    STAYS[what](meeting)
    meeting.refresh_from_db()
    assert (meeting.minutes_status, meeting.minutes_revision) == ("sent", 0)


def test_words_of_a_decision_that_came_back_count_too(event, meeting):
    earlier = make_decision(meeting=make_committee_meeting(event=event, number=1), number=8)
    change(meeting.points, decision=earlier)
    send(meeting)
    earlier.text = "Autre."
    earlier.save()
    meeting.refresh_from_db()
    assert meeting.minutes_status == "draft"
