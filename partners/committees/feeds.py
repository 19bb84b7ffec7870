"""Secret links that a calendar reads: of the whole committee, or of one person."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events.models import Activity, Event
from partners.committees.calendars import Entry, feed
from partners.committees.occasions import of_activity, of_meeting, of_presence, of_session
from partners.models import (
    CalendarFeed,
    CommitteeMember,
    Convocation,
    Mobilisation,
    PreparationSession,
    Professional,
)
from partners.models.preparation import OccurrenceStatus
from partners.querysets import ACTIVE

EXPECTED = ("registered", "attended")


@dataclass(frozen=True)
class NewFeed:
    """`key` is known now and never again."""

    feed: CalendarFeed
    key: str


def create_feed(
    *,
    event: Event,
    today: date,
    member: CommitteeMember | None = None,
    mobilisation: Mobilisation | None = None,
) -> NewFeed:
    key = secrets.token_urlsafe(24)
    row = CalendarFeed.objects.create(
        event=event,
        member=member,
        mobilisation=mobilisation,
        key_hash=_fingerprint(key),
        created_on=today,
    )
    return NewFeed(row, key)


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed) -> None:
    CalendarFeed.objects.filter(pk=feed.pk).update(is_active=False)


def find_feed(key: str, today: date) -> CalendarFeed | None:
    """Neither one that was revoked, nor that of a member who left the committee."""
    rows = CalendarFeed.objects.filter(is_active=True).select_related(
        "event__venue", "member__professional", "mobilisation__professional"
    )
    found: CalendarFeed | None = rows.filter(key_hash=_fingerprint(key)).first()
    if found is not None and found.member is not None and not found.member.sits_on(today):
        return None
    return found


def calendar_of(row: CalendarFeed, today: date) -> bytes:
    """The same bytes all day long unless something changed."""
    stamped = timezone.make_aware(datetime.combine(today, time.min))
    return feed(_entries(row, today), name=str(row.event), stamped=stamped)


def _entries(row: CalendarFeed, today: date) -> Iterator[Entry]:
    person = _person(row)
    if row.mobilisation is None or (person and _sits(row.event, person, today)):
        yield from _meetings(row.event)
    if person is not None:
        yield from _sessions(row.event, person)
        yield from _activities(row.event, person)
        yield from _presences(row.event, person)


def _person(row: CalendarFeed) -> Professional | None:
    if row.mobilisation is not None:
        person: Professional = row.mobilisation.professional
        return person
    return row.member.professional if row.member else None


def _sits(event: Event, person: Professional, today: date) -> bool:
    found: bool = event.committee_members.sitting(today).filter(professional=person).exists()
    return found


def _meetings(event: Event) -> Iterator[Entry]:
    sequences = dict(
        Convocation.objects.filter(event=event, meeting__isnull=False).values_list(
            "meeting", "sequence"
        )
    )
    for meeting in event.committee_meetings.prefetch_related("points").order_by("number"):
        meeting.event = event
        occasion = of_meeting(meeting, with_names=False, with_follow_up=False)
        yield Entry(_uid("comite", meeting.pk, event), sequences.get(meeting.pk, 0), occasion)


def _sessions(event: Event, person: Professional) -> Iterator[Entry]:
    sessions = PreparationSession.objects.filter(
        event=event,
        attendances__mobilisation__professional=person,
        attendances__status__in=EXPECTED,
    ).exclude(status=OccurrenceStatus.CANCELLED)
    for session in sessions.distinct().order_by("date", "pk"):
        session.event = event
        yield Entry(_uid("seance", session.pk, event), 0, of_session(session))


def _presences(event: Event, person: Professional) -> Iterator[Entry]:
    """Where the person is expected on the days of the event."""
    rows = event.assignments.filter(mobilisation__professional=person).at_hours().with_place()
    for row in rows.select_related("stand__room").order_by("starts_at", "pk"):
        row.event = event
        yield Entry(_uid("presence", row.pk, event), 0, of_presence(row))


def _activities(event: Event, person: Professional) -> Iterator[Entry]:
    """Those that the person runs, and those of the organisation that nobody is named for yet."""
    hosted = event.partnerships.filter(ACTIVE, organisation=person.organisation_id)
    is_own = Q(assignments__mobilisation__professional=person)
    is_open = Q(assignments=None, hosts__partnership__in=hosted)
    activities = Activity.objects.filter(is_own | is_open, event=event)
    for activity in activities.select_related("room").distinct().order_by("starts_at", "pk"):
        activity.event = event
        yield activity_entry(activity)


def activity_entry(activity: Activity) -> Entry:
    """The same in every calendar: one that knows it already takes the later revision."""
    uid = _uid("animation", activity.pk, activity.event)
    return Entry(uid, activity.revision, of_activity(activity))


def _uid(kind: str, pk: int, event: Event) -> str:
    return f"{kind}-{pk}.{event.slug}@cite-ephemere"


def _fingerprint(key: str) -> str:
    return sha256(key.encode()).hexdigest()
