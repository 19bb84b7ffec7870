"""Changes to an event that touch several rows."""

from datetime import time, timedelta

from django.db import transaction

from events.charter_hubs import charter_hubs
from events.models import Event, Hub, OpeningDay

USUAL_HOURS = {"opens_at": time(10), "closes_at": time(18)}
LONGEST_GUESS = timedelta(days=31)


@transaction.atomic
def create_charter_hubs(*, event: Event) -> list[Hub]:
    """The hubs of the charter that the event does not have yet."""
    known = set(event.hubs.values_list("code", flat=True))
    missing = [values for values in charter_hubs() if values["code"] not in known]
    return Hub.objects.bulk_create(Hub(event=event, **values) for values in missing)


@transaction.atomic
def create_opening_days(*, event: Event) -> list[OpeningDay]:
    """A day of usual hours for each date; none for a season, which nobody opens every day."""
    length = event.ends_on - event.starts_on
    if length > LONGEST_GUESS:
        return []
    dates = [event.starts_on + timedelta(days=number) for number in range(length.days + 1)]
    return OpeningDay.objects.bulk_create(
        OpeningDay(event=event, date=date, **USUAL_HOURS) for date in dates
    )
