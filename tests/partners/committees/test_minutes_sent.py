"""The minutes in the outbox: each revision once, and never an earlier one after a later one."""

from datetime import date

import pytest
from django.core import mail

from events.mail.outbox import approve, cancel
from events.mail.sending import send_due
from partners.committees.minutes import write_minutes
from partners.committees.sending import send_minutes
from tests.factories import make_committee_meeting, make_committee_member
from tests.partners.committees.calling import states

pytestmark = pytest.mark.django_db
TODAY = date(2019, 3, 1)


@pytest.fixture
def meeting(event):
    """Held, written, with two members."""
    for _ in range(2):
        make_committee_member(event=event)
    meeting = make_committee_meeting(event=event, number=1, status="held")
    write(meeting, "Lu.", 0)
    return meeting


def write(meeting, text, revision):
    write_minutes(meeting=meeting, text=text, notes={}, revision=revision)


def send(meeting):
    return send_minutes(meeting=meeting, by=None, today=TODAY).messages


def test_minutes_are_prepared_once_and_counted(event, meeting):
    assert (send(meeting), send(meeting)) == (2, 0)
    cancel(event=event, messages=event.outgoing_messages.all()[:1], by=None)
    assert (send(meeting), send(meeting)) == (1, 0)


def test_rewritten_minutes_take_the_place_of_those_that_have_not_left(event, meeting):
    send(meeting)
    write(meeting, "Autre.", 1)
    assert send(meeting) == 2
    assert [state for _purpose, state in states(event)] == [*["cancelled"] * 2, *["draft"] * 2]


def test_minutes_changed_after_they_were_approved_to_leave_do_not_leave(event, meeting):
    send(meeting)
    approve(event=event, messages=event.outgoing_messages.all(), by=None)
    write(meeting, "Autre.", 1)
    send_due()
    assert mail.outbox == []
    assert {state for _purpose, state in states(event)} == {"skipped"}
