"""After its time, the detail of the visits is erased; the counts by quarter-hour stay, frozen."""

from datetime import date

from django.db import connection, transaction

from events.models import Event
from visits.models import CheckInCancellation, ProfileTally, Purge

# Writers finish first, and those who wait see the purge: nothing slips in between.
TAKE_TURNS = """
    LOCK TABLE visits_checkin, visits_checkincancellation IN SHARE ROW EXCLUSIVE MODE
"""
# Django would read every row first, to look for what depends on it.
ERASE = "DELETE FROM visits_checkin WHERE event_id = %s"


def purge_check_ins(*, event: Event, on: date) -> int:
    """How many check-ins were erased. After an interruption it can be called again.

    The counts by profile go too: they hold the small cells that pages mask. What was published
    of them stays in the published report.
    """
    _close(event, on)
    return _erase(event)


def purged_on(event: Event) -> date | None:
    done_on: date | None = (
        Purge.objects.filter(event=event).values_list("done_on", flat=True).first()
    )
    return done_on


@transaction.atomic
def _close(event: Event, on: date) -> None:
    """From here on PostgreSQL refuses check-ins, and erasing takes nothing from the counts."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE_TURNS)
    Purge.objects.get_or_create(event=event, defaults={"done_on": on})


@transaction.atomic
def _erase(event: Event) -> int:
    CheckInCancellation.objects.filter(event=event).delete()
    with connection.cursor() as cursor:
        cursor.execute(ERASE, [event.pk])
        erased: int = cursor.rowcount
    ProfileTally.objects.filter(event=event).delete()
    return erased
