"""Who is told that a committee does not take place: whoever has a message about it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from events.mail.outbox import approve
from events.mail.sending import send_due
from partners.committees.convening import cancel_meeting
from tests.factories import make_committee_member
from tests.partners.committees.calling import call, move, ready_meeting, send_all, states

pytestmark = pytest.mark.django_db


def told(event):
    rows = event.outgoing_messages.filter(purpose="committee_cancellation")
    return sorted(rows.values_list("to_email", flat=True))


def test_nobody_is_told_when_nothing_had_left(event):
    meeting = ready_meeting(event)
    make_committee_member(event=event)
    call(meeting)
    approve(event=event, messages=event.outgoing_messages.all(), by=None)
    assert cancel_meeting(meeting=meeting, by=None).messages == 0
    assert states(event) == [("committee_convocation", "cancelled")]
    assert send_due().sent == 0


def test_who_left_the_committee_is_told_too(event):
    meeting = ready_meeting(event)
    left, stays = (make_committee_member(event=event) for _ in range(2))
    call(meeting)
    send_all(event)
    left.left_on = timezone.localdate()
    left.save()
    joined = make_committee_member(event=event)
    call(meeting)
    assert cancel_meeting(meeting=meeting, by=None).messages == 2
    assert told(event) == sorted([left.email, stays.email])
    assert joined.email not in told(event)


def test_each_is_told_once_where_their_message_arrived(event):
    meeting = ready_meeting(event)
    member = make_committee_member(event=event, email="avant@example.org")
    call(meeting)
    send_all(event)
    member.email = "apres@example.org"
    member.save()
    call(move(meeting, place="Bobigny"))
    send_all(event)
    call(move(meeting, place="Pantin"))
    send_all(event)
    cancel_meeting(meeting=meeting, by=None)
    assert told(event) == ["apres@example.org", "avant@example.org"]


def test_who_may_have_the_message_is_told(event):
    """Its worker died while it was leaving: the server may have taken it."""
    meeting = ready_meeting(event)
    member = make_committee_member(event=event)
    call(meeting)
    approve(event=event, messages=event.outgoing_messages.all(), by=None)
    long_ago = timezone.now() - timedelta(hours=1)
    event.outgoing_messages.update(is_leaving=True, claimed_at=long_ago, claimed_by="x")
    cancel_meeting(meeting=meeting, by=None)
    assert told(event) == [member.email]
    send_due()
    assert mail.outbox == []


def test_approved_message_does_not_leave_once_it_is_no_longer_true(event):
    """Even one that came back after the meeting was called off."""
    meeting = ready_meeting(event)
    make_committee_member(event=event)
    call(meeting)
    cancel_meeting(meeting=meeting, by=None)
    event.outgoing_messages.update(state="approved")
    send_due()
    row = event.outgoing_messages.get()
    assert (row.state, row.last_error) == ("skipped", "Cette réunion a été annulée.")
    assert mail.outbox == []


def test_call_of_before_a_change_does_not_leave(event):
    meeting = ready_meeting(event)
    make_committee_member(event=event)
    call(meeting)
    call(move(meeting, place="Bobigny"))
    event.outgoing_messages.update(state="approved")
    send_due()
    [sent] = mail.outbox
    assert "Bobigny" in sent.body


def test_call_to_a_meeting_that_is_over_does_not_leave(event):
    meeting = ready_meeting(event)
    make_committee_member(event=event)
    call(meeting)
    event.committee_meetings.update(date="2019-02-05", convened_on=None)
    send_all(event)
    assert (mail.outbox, event.outgoing_messages.get().state) == ([], "skipped")
