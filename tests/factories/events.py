from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from accounts.roles import Role
from events.models import (
    Activity,
    CommunicationSupport,
    Event,
    EventMembership,
    Hub,
    Indicator,
    OpeningDay,
    Room,
    Venue,
)
from tests.factories.accounts import make_user
from tests.factories.linked import inferred
from tests.factories.sequence import next_number

FIRST_DAY = date(2019, 4, 16)
LAST_DAY = date(2019, 4, 18)
PARIS = ZoneInfo("Europe/Paris")
USUAL_DAY = date(2019, 4, 17)


def event_of(values: dict[str, Any]) -> Event:
    event: Event = inferred("event", values, make_event)
    return event


def make_venue(**overrides: Any) -> Venue:
    return Venue.objects.create(**{"name": f"Lieu {next_number()}", **overrides})


def make_event(**overrides: Any) -> Event:
    """Three days, 16 to 18 April 2019; not public."""
    number = next_number()
    values = {
        "name": f"Cité éphémère {number}",
        "slug": f"cite-{number}",
        "starts_on": FIRST_DAY,
        "ends_on": LAST_DAY,
        **overrides,
    }
    if "venue" not in values and "venue_id" not in values:
        values["venue"] = make_venue()
    return Event.objects.create(**values)


def make_opening_day(**overrides: Any) -> OpeningDay:
    """The event's first day, 9:00 to 18:00."""
    event = event_of(overrides)
    hours = {"opens_at": time(9), "closes_at": time(18)}
    return OpeningDay.objects.create(
        **{"event": event, "date": event.starts_on, **hours, **overrides}
    )


def make_event_membership(**overrides: Any) -> EventMembership:
    values = {"event": event_of(overrides), "role": Role.COORDINATOR, **overrides}
    if "user" not in values:
        values["user"] = make_user()
    return EventMembership.objects.create(**values)


def make_hub(**overrides: Any) -> Hub:
    number = next_number()
    values = {"code": f"pole-{number}", "name": f"Pôle {number}", **overrides}
    return Hub.objects.create(**{"event": event_of(overrides), **values})


def make_room(**overrides: Any) -> Room:
    return Room.objects.create(
        **{"event": event_of(overrides), "name": f"Salle {next_number()}", **overrides}
    )


def make_activity(**overrides: Any) -> Activity:
    """A workshop from 10:00 to 11:00, in no particular room: on 17 April 2019, or on the first day
    of an event that is at another time."""
    number = next_number()
    event = event_of(overrides)
    first, last = (date.fromisoformat(str(day)) for day in (event.starts_on, event.ends_on))
    day = USUAL_DAY if first <= USUAL_DAY <= last else first
    values = {
        "event": event,
        "code": f"animation-{number}",
        "title": f"Animation {number}",
        "starts_at": datetime.combine(day, time(10), tzinfo=PARIS),
        "ends_at": datetime.combine(day, time(11), tzinfo=PARIS),
        **overrides,
    }
    return Activity.objects.create(**values)


def make_communication_support(**overrides: Any) -> CommunicationSupport:
    number = next_number()
    values = {"code": f"support-{number}", "kind": "poster", "title": f"Affiche {number}"}
    return CommunicationSupport.objects.create(
        **{"event": event_of(overrides), **values, **overrides}
    )


def make_indicator(**overrides: Any) -> Indicator:
    number = next_number()
    values = {"code": f"objectif-{number}", "name": f"Objectif {number}", **overrides}
    return Indicator.objects.create(**{"event": event_of(overrides), **values})
