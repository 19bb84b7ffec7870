"""The detail goes, the totals stay, and nothing comes in between."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import make_check_in, make_check_in_cancellation, make_event
from tests.lock_waits import PATIENCE, until_waiting
from tests.visits.recount import counted, differences
from visits.models import CheckIn, CheckInCancellation, ProfileTally, Purge, SlotTally
from visits.purge import purge_check_ins, purged_on

DAY = date(2020, 10, 1)


def fill(event):
    """8 arrivals, 3 of them cancelled; interviews, workshops, exits; profiles."""
    for kind in ("arrival", "interview", "workshop", "exit"):
        make_check_in(event=event, kind=kind, headcount=5, age_band="18_25", reasons=3)
    cancelled = make_check_in(event=event, headcount=3, insee_code="93006")
    make_check_in_cancellation(event=event, check_in=cancelled)


def totals(event):
    return {key: number for key, number in counted([event]).items() if key[0] != "profile"}


@pytest.mark.django_db
def test_purge_erases_the_detail_and_keeps_the_counts():
    event, other = make_event(), make_event()
    fill(event)
    fill(other)
    before, beside = totals(event), counted([other])
    assert purge_check_ins(event=event, on=DAY) == 5
    assert [model.objects.filter(event=event).count() for model in (CheckIn, ProfileTally)] == [
        0,
        0,
    ]
    assert CheckInCancellation.objects.filter(event=event).count() == 0
    assert totals(event) == before
    assert len(before) == 8
    assert counted([other]) == beside
    assert differences(other) == {}


@pytest.mark.django_db
def test_purged_event_takes_no_more_check_ins():
    event = make_event()
    fill(event)
    purge_check_ins(event=event, on=DAY)
    with pytest.raises(IntegrityError, match="purged"), transaction.atomic():
        make_check_in(event=event)
    make_check_in()


@pytest.mark.django_db
def test_purge_keeps_its_first_day():
    event = make_event()
    assert purged_on(event) is None
    purge_check_ins(event=event, on=DAY)
    assert purge_check_ins(event=event, on=date(2021, 1, 1)) == 0
    assert purged_on(event) == DAY


@pytest.mark.django_db
def test_purge_that_was_interrupted_can_be_finished():
    event = make_event()
    fill(event)
    before = totals(event)
    Purge.objects.create(event=event, done_on=DAY)
    assert purge_check_ins(event=event, on=date(2021, 1, 1)) == 5
    assert totals(event) == before


@pytest.mark.django_db
def test_purged_event_can_be_deleted():
    event = make_event()
    fill(event)
    purge_check_ins(event=event, on=DAY)
    event.delete()
    assert (SlotTally.objects.count(), Purge.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_check_in_that_is_being_written_is_counted_then_erased():
    """The purge waits for it; a later one waits for the purge and is refused."""
    event = make_event()
    fill(event)
    written, may_commit = threading.Event(), threading.Event()

    def write_slowly():
        with closing(connection), transaction.atomic():
            make_check_in(event=event, headcount=7)
            written.set()
            assert may_commit.wait(PATIENCE)

    def purge():
        with closing(connection):
            return purge_check_ins(event=event, on=DAY)

    def write_late():
        with closing(connection), pytest.raises(IntegrityError, match="purged"):
            make_check_in(event=event)

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(write_slowly)
        assert written.wait(PATIENCE)
        erased = pool.submit(purge)
        until_waiting("visits_checkin")
        late = pool.submit(write_late)
        until_waiting("visits_checkin", 2)
        may_commit.set()
        first.result()
        late.result()
        assert erased.result() == 6
    assert event.check_ins.count() == 0
    assert event.slot_tallies.arrivals().headcount() == 12
