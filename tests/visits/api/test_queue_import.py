"""The file that a tablet exported is recorded through the same code as what it sends."""

from datetime import timedelta

import pytest
from django.utils import timezone
from psycopg.types.multirange import Multirange
from psycopg.types.range import Range

from tests.factories import make_hub, make_purge, make_user
from tests.visits.api.sending import CREATED, DUPLICATE, check_in, rejected, told, undo, utc_text
from visits.models import CheckIn, Tablet
from visits.queue_file import NotAQueue
from visits.queue_import import import_queue


def exported(event, *items, series="AbCdEfGhIjKlMnOpQrSt-_", **values):
    """As static/js/reception/engine/export.js writes it."""
    notes = {"state": "review", "review_reason": "unknown_hub", "message": "…"}
    return {
        "format": "cite-ephemere-passages",
        "version": 1,
        "event": event.slug,
        "series": series,
        "desk": "accueil",
        "exported_at": utc_text(timezone.now()),
        "clock_offset_ms": 0,
        "last_number": len(items),
        "items": [{**item, **notes} if isinstance(item, dict) else item for item in items],
        "others": [],
        **values,
    }


def outcomes(event, content):
    found = import_queue(event=event, content=content, by=make_user())
    assert [outcome.index for outcome in found] == list(range(len(found)))
    return [told(outcome.as_json()) for outcome in found]


def test_items_are_recorded_once(event):
    items = [check_in(1), check_in(2, headcount=28)]
    content = exported(event, *items, undo(items[0], 3))
    assert outcomes(event, content) == [CREATED] * 3
    assert outcomes(event, content) == [DUPLICATE] * 3
    assert event.slot_tallies.headcount() == 28
    assert {one.source for one in CheckIn.objects.all()} == {"tablet"}


def test_tablet_may_send_them_as_well(event, sending):
    item = check_in(1)
    assert sending.outcome(item) == CREATED
    assert outcomes(event, exported(event, item, check_in(2))) == [DUPLICATE, CREATED]


def test_numbers_of_the_tablet_are_received(event, sending):
    sending.send(check_in(1), last_number=4, to_review=3)
    before = sending.tablet
    items = [check_in(2), check_in(3, headcount=0), check_in(5)]
    outcomes(event, exported(event, *items, series=sending.series))
    after = sending.tablet
    assert after.received == Multirange([Range(1, 3), Range(5, 6)])
    assert after.last_number == 5
    told_by_itself = ("waiting", "to_review", "last_contact_at", "app_version", "clock_offset_ms")
    for name in told_by_itself:
        assert getattr(after, name) == getattr(before, name)


def test_dead_tablet_whose_file_came_is_waited_for_no_more(event, sending):
    sending.send(check_in(1), last_number=3, waiting=1, to_review=1)
    assert (sending.tablet.still_waiting, sending.tablet.still_to_review) == (1, 1)
    items = [check_in(2), check_in(3)]
    outcomes(event, exported(event, *items, series=sending.series))
    assert (sending.tablet.still_waiting, sending.tablet.still_to_review) == (0, 0)
    assert sending.tablet.missing == 0


def test_unknown_series_leaves_all_tablets_alone(event, sending):
    assert outcomes(event, exported(event, check_in(9))) == [CREATED]
    assert sending.tablet.received == Multirange()
    assert Tablet.objects.count() == 1


def test_refusals_are_told_one_by_one(event):
    hub = make_hub()
    items = [check_in(1), check_in(2, kind="interview", hub=hub.code), "nonsense", {}, None]
    assert outcomes(event, exported(event, *items)) == [
        CREATED,
        rejected("unknown_hub", "hub"),
        rejected("invalid_item"),
        rejected("invalid_id", "id"),
        rejected("invalid_item"),
    ]


@pytest.mark.parametrize("offset", [timedelta(days=-3), timedelta(hours=5)])
def test_clock_of_the_file_is_corrected(event, offset):
    now = timezone.now()
    item = check_in(1, tapped_at=utc_text(now - offset))
    milliseconds = offset // timedelta(milliseconds=1)
    assert outcomes(event, exported(event, item, clock_offset_ms=milliseconds)) == [CREATED]
    slot = CheckIn.objects.get().slot
    assert timedelta() <= now - slot < timedelta(minutes=16)


@pytest.mark.parametrize("written", [None, "0", True, 1e9])
def test_clock_that_the_file_does_not_tell_is_that_of_the_tablet(event, tablet, written):
    Tablet.objects.update(clock_offset_ms=3 * 86_400_000)
    item = check_in(1, tapped_at=utc_text(timezone.now() - timedelta(days=3)))
    content = exported(event, item, series=tablet.series, clock_offset_ms=written)
    assert outcomes(event, content) == [CREATED]
    assert outcomes(event, exported(event, {**item, "number": 2})) == [
        rejected("outside_event", "tapped_at")
    ]


def test_more_than_one_batch(event):
    items = [check_in(number) for number in range(1, 451)]
    assert outcomes(event, exported(event, *items, *items[:5])) == [CREATED] * 450 + [DUPLICATE] * 5
    assert CheckIn.objects.count() == 450


def test_part_of_a_file_that_is_about_this_event(event, other_event):
    own = exported(event, check_in(1))
    content = {**exported(other_event, check_in(1)), "others": [own]}
    assert outcomes(event, content) == [CREATED]
    assert {one.event for one in CheckIn.objects.all()} == {event}


@pytest.mark.parametrize("series", [None, 5, "x\x00", "\ud800", ["a"]])
def test_numbering_that_cannot_be_read(event, series):
    assert outcomes(event, exported(event, check_in(1), series=series)) == [CREATED]


@pytest.mark.parametrize("last_number", [None, -1, "9", 2**60])
def test_last_number_that_cannot_be_read(event, tablet, last_number):
    content = exported(event, check_in(7), series=tablet.series, last_number=last_number)
    assert outcomes(event, content) == [CREATED]
    tablet.refresh_from_db()
    assert tablet.last_number == 7


def test_file_of_another_event_is_refused(event, other_event):
    with pytest.raises(NotAQueue):
        outcomes(event, exported(other_event, check_in(1)))
    assert CheckIn.objects.count() == 0


def test_after_the_purge(event):
    make_purge(event=event)
    assert outcomes(event, exported(event, check_in(1))) == [rejected("event_purged")]
