"""Reminders of a committee: when, to whom, and when no longer."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from events.mail.outbox import approve, cancel
from events.mail.sending import send_due
from partners.committees.convening import cancel_meeting
from partners.committees.reminders import reminder_due
from tests.factories import make_committee_meeting, make_committee_member, make_mail_template
from tests.partners.committees.calling import call, move, ready_meeting, send_all, states

pytestmark = pytest.mark.django_db

DUE = {30: None, 16: None, 15: 15, 12: 15, 9: 15, 8: 8, 1: 8, 0: None, -1: None}


@pytest.mark.parametrize("left", DUE)
def test_reminder_of_the_day(left, event):
    meeting = make_committee_meeting(event=event, date=date(2019, 3, 20))
    assert reminder_due(meeting, date(2019, 3, 20) - timedelta(days=left)) == DUE[left]


def prepare_reminders():
    call_command("prepare_reminders", stdout=StringIO())


def reminders(event):
    return event.outgoing_messages.filter(purpose="committee_reminder")


def days_pass(monkeypatch, days):
    day = timezone.localdate() + timedelta(days=days)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: day)


@pytest.mark.parametrize(("passed", "expected"), [(10, 0), (15, 2), (22, 2), (30, 0)])
def test_reminders_are_prepared_once_however_often(passed, expected, event, monkeypatch):
    for _ in range(2):
        make_committee_member(event=event)
    meeting = ready_meeting(event, days=30)
    call(meeting)
    days_pass(monkeypatch, passed)
    for _ in range(3):
        prepare_reminders()
    assert reminders(event).count() == expected


@pytest.mark.parametrize(("days", "passed", "expected"), [(10, 1, 0), (15, 0, 0), (10, 2, 1)])
def test_who_was_just_called_is_not_reminded(days, passed, expected, event, monkeypatch):
    """Convened ten days before: the 15-day reminder is left out, the 8-day one comes."""
    make_committee_member(event=event)
    call(ready_meeting(event, days=days))
    days_pass(monkeypatch, passed)
    prepare_reminders()
    assert reminders(event).count() == expected


def test_what_is_wrong_with_one_event_keeps_no_other_from_its_reminders(
    event, other_event, monkeypatch, capsys
):
    for number, one in enumerate((event, other_event)):
        make_committee_member(event=one)
        call(ready_meeting(one, days=20 + number))
    make_mail_template(event=event, purpose="committee_reminder", body="{inconnu}")
    days_pass(monkeypatch, 12)
    prepare_reminders()
    assert [reminders(one).count() for one in (event, other_event)] == [0, 1]
    told = capsys.readouterr().err
    assert event.name in told
    assert "inconnu" in told


def test_later_reminder_takes_the_place_of_the_earlier_one(event, monkeypatch):
    make_committee_member(event=event)
    call(ready_meeting(event, days=20))
    send_all(event)
    for passed in (6, 7):  # 14 days before, then 7
        days_pass(monkeypatch, passed)
        prepare_reminders()
    assert states(event) == [
        ("committee_convocation", "sent"),
        ("committee_reminder", "cancelled"),
        ("committee_reminder", "draft"),
    ]


def test_reminder_leaves_the_calls_alone(event, monkeypatch):
    make_committee_member(event=event)
    call(ready_meeting(event, days=20))
    days_pass(monkeypatch, 6)
    prepare_reminders()
    assert states(event) == [("committee_convocation", "draft"), ("committee_reminder", "draft")]


def test_reminder_cancelled_by_hand_does_not_come_back(event, monkeypatch):
    make_committee_member(event=event)
    call(ready_meeting(event, days=20))
    days_pass(monkeypatch, 6)
    for _twice in range(2):
        prepare_reminders()
        cancel(event=event, messages=reminders(event), by=None)
    assert [row.state for row in reminders(event)] == ["cancelled"]


def test_change_is_never_told_as_a_reminder(event, monkeypatch):
    make_committee_member(event=event)
    meeting = ready_meeting(event, days=20)
    call(meeting)
    move(meeting, day=meeting.date + timedelta(days=1))
    days_pass(monkeypatch, 7)
    prepare_reminders()
    assert reminders(event).count() == 0


def test_approved_reminder_does_not_leave_after_a_change(event, monkeypatch):
    make_committee_member(event=event)
    meeting = ready_meeting(event, days=20)
    call(meeting)
    send_all(event)
    days_pass(monkeypatch, 6)
    prepare_reminders()
    approve(event=event, messages=reminders(event), by=None)
    move(meeting, place="Bobigny")
    mail.outbox.clear()
    send_due()
    assert (mail.outbox, reminders(event).get().state) == ([], "skipped")


def test_approved_reminder_does_not_leave_after_the_cancellation(event, monkeypatch):
    make_committee_member(event=event)
    meeting = ready_meeting(event, days=20)
    call(meeting)
    send_all(event)
    days_pass(monkeypatch, 6)
    prepare_reminders()
    approve(event=event, messages=reminders(event), by=None)
    cancel_meeting(meeting=meeting, by=None)
    reminders(event).update(state="approved")
    mail.outbox.clear()
    send_due()
    assert (mail.outbox, reminders(event).get().state) == ([], "skipped")


def test_each_of_the_two_reminders_comes_once(event, monkeypatch):
    make_committee_member(event=event)
    call(ready_meeting(event, days=20))
    start = timezone.localdate()
    for passed in range(21):
        day = start + timedelta(days=passed)
        monkeypatch.setattr(timezone, "localdate", lambda *_args, day=day: day)
        prepare_reminders()
    assert sorted(row.dedupe.split(":")[3] for row in reminders(event)) == ["15", "8"]


@pytest.mark.parametrize("reason", ["not convened", "cancelled", "other event"])
def test_no_reminder_without_a_meeting_to_come(reason, event, monkeypatch):
    make_committee_member(event=event)
    meeting = ready_meeting(event, days=10)
    if reason == "cancelled":
        call(meeting)
        cancel_meeting(meeting=meeting, by=None)
    if reason == "other event":
        call(ready_meeting(make_committee_member().event, days=10))
    days_pass(monkeypatch, 5)
    prepare_reminders()
    assert reminders(event).count() == 0
