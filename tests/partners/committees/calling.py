"""A meeting that can be called, and what a coordinator does with it and with the outbox."""

from datetime import time, timedelta

from django.utils import timezone

from events.mail.outbox import approve
from events.mail.sending import send_due
from partners.committees.convening import convene
from partners.committees.meetings import change_meeting
from tests.factories import make_agenda_point, make_committee_meeting, make_committee_member


def ready_meeting(event, days=30, **values):
    """Everything is there: hours, place, agenda, two members."""
    meeting = make_committee_meeting(
        event=event,
        **{
            "date": timezone.localdate() + timedelta(days=days),
            "starts_at": time(14),
            "ends_at": time(16),
            "place": "Est Ensemble",
            **values,
        },
    )
    make_agenda_point(meeting=meeting, title="Choix du lieu")
    return meeting


def convened_meeting(event):
    """One member was called, and the message has left."""
    meeting = ready_meeting(event)
    make_committee_member(event=event)
    call(meeting)
    send_all(event)
    meeting.refresh_from_db()
    return meeting


def call(meeting, by=None):
    return convene(meeting=meeting, by=by, today=timezone.localdate())


def move(meeting, **values):
    now = {"day": meeting.date, "starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    values = {**now, "place": meeting.place, "today": timezone.localdate(), **values}
    return change_meeting(meeting=meeting, **values)


def send_all(event):
    """Everything that waits is approved, and leaves."""
    approve(event=event, messages=event.outgoing_messages.filter(state="draft"), by=None)
    return send_due()


def states(event):
    rows = event.outgoing_messages.order_by("pk")
    return [(row.purpose, row.state) for row in rows]
