"""A meeting itself: its day, its place, whether it takes place."""

from datetime import date, time

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from events.models import Event
from partners.committees.agenda import add_points, keep_returning_decisions
from partners.committees.locking import lock_open_meeting
from partners.committees.refusal import Refused
from partners.models import CommitteeMeeting
from partners.models.preparation import OccurrenceStatus


@transaction.atomic
def create_meeting(
    *,
    event: Event,
    day: date,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
    points: list[str] | None = None,
) -> CommitteeMeeting:
    """It gets the next number; `points` are the first titles of its agenda."""
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    last = event.committee_meetings.aggregate(last=Max("number"))["last"] or 0
    meeting = CommitteeMeeting.objects.create(
        event=event,
        number=last + 1,
        date=day,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
    )
    add_points(meeting=meeting, titles=points or [])
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: CommitteeMeeting,
    day: date,
    starts_at: time | None,
    ends_at: time | None,
    place: str,
    today: date,
) -> CommitteeMeeting:
    found = lock_open_meeting(meeting)
    if found.status == OccurrenceStatus.HELD and day > today:
        raise Refused(_("This meeting was held: its day cannot be still to come."))
    found.date, found.place = day, place
    found.starts_at, found.ends_at = starts_at, ends_at
    found.save(update_fields=["date", "starts_at", "ends_at", "place"])
    return found


@transaction.atomic
def hold_meeting(*, meeting: CommitteeMeeting, today: date) -> CommitteeMeeting:
    """It took place. Decisions still open are written into its agenda, as they came back."""
    found = lock_open_meeting(meeting)
    if found.status == OccurrenceStatus.CANCELLED:
        raise Refused(_("This meeting was cancelled: it was not held."))
    if found.date > today:
        raise Refused(_("This day is still to come: it cannot be held yet."))
    if found.status == OccurrenceStatus.PLANNED:
        keep_returning_decisions(meeting=found)
        found.status = OccurrenceStatus.HELD
        found.save(update_fields=["status"])
    return found
