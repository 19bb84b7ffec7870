"""Who is called, to what, and how often: messages in the outbox."""

from datetime import date

import pytest
from django.utils import timezone

from events.mail.outbox import approve, cancel
from events.models import OutgoingMessage
from partners.committees.convening import (
    cancel_meeting,
    convocation_of,
    gaps_of,
    has_news,
)
from partners.committees.decisions import set_state
from partners.committees.refusal import Refused
from tests.factories import (
    make_agenda_point,
    make_committee_meeting,
    make_committee_member,
    make_decision,
)
from tests.partners.committees.calendar_reading import Reader, only_event
from tests.partners.committees.calling import call, move, ready_meeting, send_all, states

pytestmark = pytest.mark.django_db


def calendars(event, email):
    rows = OutgoingMessage.objects.filter(event=event, to_email=email).order_by("pk")
    return [bytes(file.content) for row in rows for file in row.attachments.all()]


def test_each_member_with_an_address_is_called_once(event, coordinator):
    meeting = ready_meeting(event)
    first, second = (make_committee_member(event=event) for _ in range(2))
    make_committee_member(event=event, email="")
    make_committee_member(event=event, left_on=date(2019, 1, 1))
    called = call(meeting, coordinator)
    assert (called.messages, called.unreachable) == (2, 1)
    call(meeting, coordinator)
    sent = event.outgoing_messages.values_list("to_email", flat=True)
    assert sorted(sent) == sorted([first.email, second.email])
    meeting.refresh_from_db()
    assert meeting.convened_on == timezone.localdate()


def test_message_says_all_and_names_only_its_reader(event):
    meeting = ready_meeting(event)
    first, second = (make_committee_member(event=event) for _ in range(2))
    call(meeting)
    message = event.outgoing_messages.get(to_email=first.email)
    assert "Choix du lieu" in message.text
    assert "14\u00a0h\u00a000" in message.text
    [content] = calendars(event, first.email)
    assert message.attachments.get().content_type == "text/calendar; method=REQUEST"
    assert second.email.encode() not in content
    assert second.last_name.encode() not in content


def test_update_replaces_and_cancellation_removes(event):
    meeting = ready_meeting(event)
    member = make_committee_member(event=event)
    call(meeting)
    send_all(event)
    moved = move(meeting, place="Bobigny")
    assert has_news(moved, convocation_of(moved)) is True
    call(moved)
    assert has_news(moved, convocation_of(moved)) is False
    send_all(event)
    cancel_meeting(meeting=moved, by=None)
    files = calendars(event, member.email)
    assert [int(only_event(file)["SEQUENCE"]) for file in files] == [0, 1, 2]
    assert len({str(only_event(file)["UID"]) for file in files}) == 1
    reader = Reader()
    for number, place in enumerate(["Est Ensemble", "Bobigny"]):
        reader.open(files[number])
        assert [str(entry["LOCATION"]) for entry in reader.entries.values()] == [place]
    reader.open(files[2])
    assert reader.entries == {}


def test_decision_done_meanwhile_is_no_news(event):
    decision = make_decision(meeting=make_committee_meeting(event=event, number=1))
    meeting = ready_meeting(event, number=2)
    member = make_committee_member(event=event)
    call(meeting)
    assert decision.text in str(only_event(calendars(event, member.email)[0])["DESCRIPTION"])
    set_state(decision=decision, status="done")
    assert has_news(meeting, convocation_of(meeting)) is False
    make_agenda_point(meeting=meeting)
    assert has_news(meeting, convocation_of(meeting)) is True


@pytest.mark.parametrize("is_approved", [False, True])
def test_message_that_is_no_longer_true_does_not_leave(is_approved, event):
    """Whoever heard nothing yet is convened: there is no change for them."""
    meeting = ready_meeting(event)
    member = make_committee_member(event=event)
    call(meeting)
    if is_approved:
        approve(event=event, messages=event.outgoing_messages.all(), by=None)
    assert call(move(meeting, place="Bobigny")).messages == 1
    assert states(event) == [
        ("committee_convocation", "cancelled"),
        ("committee_convocation", "draft"),
    ]
    last = only_event(calendars(event, member.email)[-1])
    assert (str(last["LOCATION"]), int(last["SEQUENCE"])) == ("Bobigny", 1)


def test_change_is_told_as_such_to_those_who_were_called(event):
    meeting = ready_meeting(event)
    called = make_committee_member(event=event)
    call(meeting)
    send_all(event)
    joined = make_committee_member(event=event)
    call(move(meeting, place="Bobigny"))
    kinds = dict(event.outgoing_messages.order_by("pk").values_list("to_email", "purpose"))
    assert kinds == {
        called.email: "committee_update",
        joined.email: "committee_convocation",
    }


def test_cancelled_drafts_are_prepared_again_and_counted(event):
    meeting = ready_meeting(event)
    first, second = (make_committee_member(event=event) for _ in range(2))
    call(meeting)
    drafts = event.outgoing_messages
    cancel(event=event, messages=drafts.filter(to_email=first.email), by=None)
    assert call(meeting).messages == 1
    assert drafts.filter(state="draft").count() == 2
    assert call(meeting).messages == 0
    for _twice in range(2):
        cancel(event=event, messages=drafts.filter(state="draft"), by=None)
        assert (call(meeting).messages, call(meeting).messages) == (2, 0)
    assert drafts.filter(state="draft", to_email=second.email).count() == 1


def test_member_who_joined_since_is_called_too(event):
    meeting = ready_meeting(event)
    make_committee_member(event=event)
    call(meeting)
    joined = make_committee_member(event=event)
    call(meeting)
    [content] = calendars(event, joined.email)
    assert int(only_event(content)["SEQUENCE"]) == 0
    assert event.outgoing_messages.count() == 2


MISSING = {
    "hours": {"starts_at": None},
    "place": {"place": ""},
    "past": {"date": date(2019, 2, 5)},
}


@pytest.mark.parametrize("what", MISSING)
def test_incomplete_meeting_calls_nobody(what, event):
    make_committee_member(event=event)
    meeting = ready_meeting(event, **MISSING[what])
    assert len(gaps_of(meeting, timezone.localdate())) == 1
    with pytest.raises(Refused):
        call(meeting)
    assert event.outgoing_messages.count() == 0


def test_meeting_without_agenda_or_members_calls_nobody(event):
    meeting = ready_meeting(event)
    meeting.points.all().delete()
    assert len(gaps_of(meeting, timezone.localdate())) == 2


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_only_a_meeting_to_come_is_convened_or_cancelled(status, event):
    make_committee_member(event=event)
    meeting = ready_meeting(event, status=status)
    with pytest.raises(Refused):
        call(meeting)
    with pytest.raises(Refused):
        cancel_meeting(meeting=meeting, by=None)


def test_cancelling_what_nobody_was_called_to_tells_nobody(event):
    make_committee_member(event=event)
    meeting = ready_meeting(event)
    assert cancel_meeting(meeting=meeting, by=None).messages == 0
    meeting.refresh_from_db()
    assert (meeting.status, event.outgoing_messages.count()) == ("cancelled", 0)
