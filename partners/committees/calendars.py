"""Calendar files (RFC 5545, RFC 5546). The only module that knows `icalendar`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum
from typing import Any

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from partners.committees.occasions import Occasion

PRODUCT = "-//Cite ephemere//Comites//FR"
CALENDAR_TYPE = "text/calendar; charset=utf-8"


class Method(StrEnum):
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True)
class Person:
    email: str
    name: str = ""


@dataclass(frozen=True)
class Entry:
    """`uid` never changes; `sequence` grows with each change that people are told of."""

    uid: str
    sequence: int
    occasion: Occasion


def invitation(
    entry: Entry, *, method: Method, organiser: Person, to: Person, stamped: datetime
) -> bytes:
    """For one person: nobody else is named in it."""
    event = _event(entry, stamped)
    event.add("organizer", _address(organiser))
    attendee = _address(to)
    attendee.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION"})
    attendee.params["RSVP"] = "TRUE" if method == Method.REQUEST else "FALSE"
    event.add("attendee", attendee, encode=0)
    if method == Method.CANCEL:
        event["status"] = vText("CANCELLED")
    return _written([event], method)


def feed(entries: Iterable[Entry], *, name: str, stamped: datetime) -> bytes:
    """What a calendar reads again and again: it has no organiser and nobody who is invited."""
    events = [_event(entry, stamped) for entry in entries]
    return _written(events, Method.PUBLISH, name=name)


def organiser_of(event: Any) -> Person:
    """Whoever answers for the event; else the address from which the instance writes."""
    fallback = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return Person(event.contact_email or fallback, event.contact_name or str(event))


def _event(entry: Entry, stamped: datetime) -> Event:
    occasion = entry.occasion
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamped.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", entry.sequence)
    event.add("summary", occasion.summary)
    event.add("status", "CANCELLED" if occasion.is_cancelled else "CONFIRMED")
    _add_hours(event, occasion)
    if occasion.place:
        event.add("location", occasion.place)
    if occasion.description:
        event.add("description", occasion.description)
    if occasion.url:
        event.add("url", occasion.url)
    return event


def _add_hours(event: Event, occasion: Occasion) -> None:
    """A day without hours ends, for a calendar, when the next one begins."""
    if occasion.starts_at is None:
        event.add("dtstart", occasion.day)
        event.add("dtend", occasion.day + timedelta(days=1))
        return
    event.add("dtstart", occasion.starts_at)
    if occasion.ends_at is not None:
        event.add("dtend", occasion.ends_at)


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    if person.name:
        address.params["CN"] = person.name.replace('"', "’")
    return address


def _written(events: list[Event], method: Method, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("name", name)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content
