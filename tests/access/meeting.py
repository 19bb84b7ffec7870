"""What stands in the addresses of the pages about steering committees: all of one meeting."""

from datetime import date
from typing import Any

from events.models import Event
from partners.committees.feeds import create_feed
from tests.factories import (
    make_agenda_point,
    make_calendar_feed,
    make_committee_meeting,
    make_committee_member,
    make_decision,
    make_meeting_document,
    make_preparation_session,
)


def meeting_of(event: Event) -> Any:
    """Its minutes were sent: before that, they are for those who write them."""
    known = event.committee_meetings.first()
    sent = {"status": "held", "minutes": "Lu.", "minutes_status": "sent"}
    return known or make_committee_meeting(event=event, **sent)


def meeting(event: Event) -> int:
    number: int = meeting_of(event).number
    return number


def point(event: Event) -> int:
    known = event.agenda_points.first() or make_agenda_point(meeting=meeting_of(event))
    return int(known.pk)


def document(event: Event) -> int:
    """Every reader of the page may read it: only the role decides."""
    known = event.meeting_documents.first() or make_meeting_document(
        meeting=meeting_of(event), readers="everybody"
    )
    return int(known.pk)


def decision(event: Event) -> int:
    known = event.decisions.first() or make_decision(meeting=meeting_of(event))
    return int(known.number)


def member(event: Event) -> str:
    known = event.committee_members.first() or make_committee_member(event=event)
    return str(known.code)


def feed(event: Event) -> int:
    return int(make_calendar_feed(event=event).pk)


def feed_key(event: Event) -> str:
    return create_feed(event=event, today=date(2019, 1, 15)).key


def presentation(event: Event) -> str:
    rows = event.preparation_sessions.filter(kind="presentation_meeting")
    known = rows.first() or make_preparation_session(event=event, kind="presentation_meeting")
    return str(known.code)
