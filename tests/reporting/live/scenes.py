"""An event that is on: now in the middle of its hours, whatever the hour at which tests run."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from tests.factories import make_check_in, make_event, make_opening_day, make_venue

QUARTER = timedelta(minutes=15)


def make_event_on(**overrides):
    """From yesterday to tomorrow, open day and night; exits are counted, 100 people may be in."""
    today = timezone.localdate()
    venue = overrides.pop("venue", None) or make_venue(capacity=100)
    days = [today + timedelta(days=number) for number in (-1, 0, 1)]
    values = {"starts_on": days[0], "ends_on": days[-1], "counts_exits": True, **overrides}
    event = make_event(venue=venue, **values)
    for day in days:
        make_opening_day(event=event, date=day, opens_at=time(0), closes_at=time(23, 59))
    return event


def quarter(moment=None):
    now = timezone.localtime(moment)
    return now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0)


def arrive(event, people=1, **overrides):
    """At the quarter-hour that is going on."""
    values = {"slot": quarter(), "headcount": people, **overrides}
    return make_check_in(event=event, **values)


def leave(event, people=1, **overrides):
    return arrive(event, people, kind="exit", **overrides)


def at(hour, minute=0, *, day):
    return datetime.combine(day, time(hour, minute), timezone.get_current_timezone())
