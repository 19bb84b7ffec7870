"""Calendar files, read back by a parser."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from partners.committees.calendars import Entry, Method, Person, feed, invitation
from partners.committees.occasions import Occasion
from tests.partners.committees.calendar_reading import Reader, only_event

PARIS = ZoneInfo("Europe/Paris")
STAMP = datetime(2019, 1, 15, 8, 30, 12, 345, tzinfo=UTC)
ORGANISER = Person("contact@example.org", "Cité des métiers")
ADA = Person("ada@example.org", 'Ada "la" Martin, cheffe')


def occasion(month=2, **values):
    day = date(2019, month, 14)
    return Occasion(
        **{
            "summary": "COPIL n° 3 – Cité, l’édition ; 2019",
            "day": day,
            "starts_at": datetime.combine(day, time(14), PARIS),
            "ends_at": datetime.combine(day, time(16), PARIS),
            "place": "Campus Fonderie de l’image, 80 rue Jules Ferry",
            "description": "1. Lieu\n2. Budget ; grants, in kind\\ and so on",
            **values,
        }
    )


def written(method=Method.REQUEST, sequence=0, **values):
    entry = Entry("abc@cite-ephemere", sequence, occasion(**values))
    return invitation(entry, method=method, organiser=ORGANISER, to=ADA, stamped=STAMP)


def test_invitation_says_what_when_where_and_to_whom():
    calendar, event = Calendar.from_ical(written()), only_event(written())
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("REQUEST", "2.0")
    assert (str(event["UID"]), int(event["SEQUENCE"])) == ("abc@cite-ephemere", 0)
    assert str(event["SUMMARY"]) == occasion().summary
    assert str(event["LOCATION"]) == occasion().place
    assert str(event["DESCRIPTION"]) == occasion().description
    assert str(event["ORGANIZER"]) == "mailto:contact@example.org"
    assert str(event["ATTENDEE"]) == "mailto:ada@example.org"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"


@pytest.mark.parametrize(("month", "offset"), [(2, 1), (6, 2)])
def test_hours_are_those_of_paris_winter_and_summer(month, offset):
    event = only_event(written(month=month))
    start = event.decoded("DTSTART")
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert start.astimezone(UTC).hour == 14 - offset
    zones = Calendar.from_ical(written(month=month)).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/Paris"]
    assert {part.name for part in zones[0].subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_lines_are_folded_and_end_as_the_standard_says():
    content = written(place="é" * 300)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert str(only_event(content)["LOCATION"]) == "é" * 300


def test_update_replaces_and_cancellation_removes():
    reader = Reader()
    reader.open(written())
    reader.open(written(sequence=1, place="Ailleurs"))
    assert [str(event["LOCATION"]) for event in reader.entries.values()] == ["Ailleurs"]
    reader.open(written())  # an old file, opened late
    assert [str(event["LOCATION"]) for event in reader.entries.values()] == ["Ailleurs"]
    cancelled = written(Method.CANCEL, sequence=2)
    assert str(only_event(cancelled)["STATUS"]) == "CANCELLED"
    reader.open(cancelled)
    assert reader.entries == {}


def test_day_without_hours_fills_the_day():
    event = only_event(written(starts_at=None, ends_at=None))
    assert event.decoded("DTSTART") == date(2019, 2, 14)
    assert event.decoded("DTEND") == date(2019, 2, 15)


def test_feed_has_neither_organiser_nor_anybody_invited():
    entries = [Entry(f"{number}@cite-ephemere", 0, occasion()) for number in range(3)]
    content = feed(entries, name="Édition", stamped=STAMP)
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [str(event["UID"])[0] for event in events] == ["0", "1", "2"]
    assert not any("ATTENDEE" in event or "ORGANIZER" in event for event in events)
    assert content == feed(entries, name="Édition", stamped=STAMP)
