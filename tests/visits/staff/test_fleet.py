"""The state of a desk follows from its tablet, the hour and what waits."""

from datetime import UTC, datetime, timedelta

import pytest
from psycopg.types.multirange import Multirange
from psycopg.types.range import Range

from tests.factories import make_desk, make_event, make_opening_day, make_tablet
from visits.fleet import SILENT_AFTER, State, fleet_of
from visits.fleet_words import clock_text, duration_text, fleet_rows

pytestmark = pytest.mark.django_db
OPEN = datetime(2019, 4, 16, 8, 0, tzinfo=UTC)  # 10:00 in Paris
CLOSED = datetime(2019, 4, 16, 18, 0, tzinfo=UTC)  # 20:00 in Paris
LONG_AGO = timedelta(days=1)


@pytest.fixture
def event():
    event = make_event()
    make_opening_day(event=event)  # 9:00 to 18:00
    return event


def numbers(*ranges):
    return Multirange([Range(first, last + 1) for first, last in ranges])


def paired(event, *, silence=timedelta(), now=OPEN, **values):
    defaults = {"paired_at": now - LONG_AGO, "last_contact_at": now - silence}
    return make_tablet(event=event, **{**defaults, **values})


def only(event, now=OPEN, **options):
    (status,) = fleet_of(event, now=now, **options).desks
    return status


def test_desk_that_no_tablet_became_was_never_paired(event):
    make_desk(event=event)
    status = only(event)
    assert (status.state, status.tone, status.last_contact) == (State.NEVER_PAIRED, "warn", None)


def test_tablet_that_speaks_is_in_service(event):
    paired(event, silence=timedelta(seconds=30))
    status = only(event)
    assert (status.state, status.tone, status.needs_somebody) == (State.IN_SERVICE, "ok", False)


@pytest.mark.parametrize(
    ("silence", "state"),
    [
        (SILENT_AFTER - timedelta(seconds=1), State.IN_SERVICE),
        (SILENT_AFTER, State.SILENT),
    ],
)
def test_desk_is_silent_after_three_minutes_while_the_event_is_open(event, silence, state):
    paired(event, silence=silence)
    assert only(event).state is state


@pytest.mark.parametrize("now", [CLOSED, OPEN.replace(day=17), OPEN.replace(hour=6)])
def test_desk_rests_outside_the_opening_hours(event, now):
    paired(event, silence=timedelta(hours=2), now=now)
    status = only(event, now)
    assert (status.state, status.needs_somebody) == (State.RESTING, False)


@pytest.mark.parametrize("kept", [{"waiting": 1, "last_number": 1}, {"last_number": 1}])
def test_desk_that_keeps_something_is_silent_at_any_hour(event, kept):
    paired(event, silence=SILENT_AFTER, now=CLOSED, **kept)
    assert only(event, CLOSED).state is State.SILENT


def test_pairing_is_a_contact(event):
    paired(event, silence=LONG_AGO, paired_at=OPEN - timedelta(minutes=1))
    assert only(event).state is State.IN_SERVICE


def test_retired_desk_is_retired_whatever_its_tablet_does(event):
    paired(event, desk=make_desk(event=event, is_active=False))
    assert only(event).state is State.RETIRED


def test_desk_whose_tablet_was_revoked_is_without_one(event):
    paired(event, revoked_at=OPEN, last_number=9, received=numbers((1, 3), (5, 7)))
    status = only(event)
    assert (status.state, status.left_behind) == (State.WITHOUT_TABLET, 3)


def test_only_the_tablet_of_today_is_told(event):
    former = paired(event, revoked_at=OPEN, waiting=50, last_number=50, received=numbers((1, 50)))
    paired(event, desk=former.desk, waiting=2, last_number=2)
    status = only(event)
    assert (status.waiting, status.left_behind, status.missing) == (2, 0, 0)


def test_what_came_in_a_file_waits_no_more(event):
    """The tablet died after it said that it kept five, two of them to review; its file came."""
    at_last = {"waiting": 3, "to_review": 2, "last_number": 10, "silence": LONG_AGO}
    paired(event, received=numbers((1, 5)), **at_last)
    paired(event, received=numbers((1, 8)), **at_last)
    paired(event, received=numbers((1, 10)), **at_last)
    told = {
        (status.waiting, status.to_review, status.missing, status.state)
        for status in fleet_of(event, now=CLOSED).desks
    }
    assert told == {
        (3, 2, 0, State.SILENT),
        (0, 2, 0, State.RESTING),
        (0, 0, 0, State.RESTING),
    }


def test_missing_numbers_are_those_that_nobody_has(event):
    paired(event, last_number=10, received=numbers((1, 6)), waiting=1, to_review=1)
    status = only(event)
    assert (status.missing, status.needs_somebody) == (2, True)


@pytest.mark.parametrize("late_ms", [60_000, -60_000])
def test_clock_is_wrong_from_one_minute(event, late_ms):
    tablet = paired(event, clock_offset_ms=late_ms)
    assert only(event).has_wrong_clock
    tablet.clock_offset_ms = late_ms * 59 // 60
    tablet.save()
    assert not only(event).has_wrong_clock


@pytest.mark.parametrize(
    ("running", "served", "is_outdated"),
    [("abc", "abc", False), ("abc", "def", True), ("abc", "", False), ("", "def", False)],
)
def test_older_application_is_told(event, running, served, is_outdated):
    paired(event, app_version=running)
    assert only(event, served_version=served).is_outdated is is_outdated


def test_worst_first(event):
    desks = {
        name: make_desk(event=event, name=name)
        for name in ("Calme", "À revoir", "Muet", "Troué", "Neuf", "Fermé")
    }
    paired(event, desk=desks["Calme"])
    paired(event, desk=desks["À revoir"], to_review=1, last_number=1)
    paired(event, desk=desks["Muet"], silence=SILENT_AFTER)
    paired(event, desk=desks["Troué"], last_number=1)
    desks["Fermé"].is_active = False
    desks["Fermé"].save()
    shown = [status.desk.name for status in fleet_of(event, now=OPEN).desks]
    assert shown == ["Muet", "Troué", "Neuf", "À revoir", "Calme", "Fermé"]


def test_totals_add_the_desks_up(event):
    paired(event, waiting=3, last_number=3)
    paired(event, to_review=2, last_number=7, received=numbers((1, 1)))
    make_desk(event=event)
    fleet = fleet_of(event, now=OPEN)
    assert (fleet.in_service, fleet.needing_somebody) == (2, 2)
    assert (fleet.waiting, fleet.to_review, fleet.missing) == (3, 2, 4)


def test_desks_of_another_event_are_not_told(event):
    make_desk()
    assert fleet_of(event, now=OPEN).desks == ()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0"), (59, "59"), (60, "1"), (3599, "59"), (3600, "1"), (86_399, "23"), (86_400, "1")],
)
def test_duration_is_told_in_its_largest_unit(seconds, text):
    assert duration_text(timedelta(seconds=seconds)).split("\u202f")[0].split()[0] == text


def test_clock_words_tell_which_way():
    words = {clock_text(timedelta(seconds=seconds)) for seconds in (-200, 0, 2, 200)}
    assert len(words) == 3


def test_questionnaires_that_stay_on_a_tablet_are_told(event):
    paired(event, forms_waiting=2, forms_to_review=1)
    [row] = fleet_rows(fleet_of(event, now=OPEN))
    assert row.status.needs_somebody
    assert [trouble for trouble in row.troubles if "questionnaire" in trouble] == [
        "1 questionnaire rempli a été refusé\u202f: ouvrez «\u202fÀ revoir\u202f» sur la tablette.",
        "2 questionnaires remplis attendent sur la tablette.",
    ]
