"""Several writers at once, each with its own connection: nothing lost, nobody stuck."""

import random
import re
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from psycopg.errors import DeadlockDetected

from tests.factories import make_check_in, make_event, make_hub
from tests.factories.visits import QUARTER_HOUR
from tests.lock_waits import is_waiting, until
from tests.visits.recount import differences
from visits.models import CheckIn, CheckInCancellation
from visits.tally_triggers import SHARDS

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, BATCHES = 8, 25
ONE = """
    INSERT INTO visits_checkin (id, event_id, kind, slot, headcount, source, age_band, situation,
        study_level, gender, insee_code, qpv, reasons, heard_from)
    VALUES (%s, %s, 'arrival', %s, 1, 'tablet', '', '', '', '', '', '', 0, '')
    ON CONFLICT DO NOTHING
"""
UNDO = """
    INSERT INTO visits_checkincancellation (id, event_id, check_in_id, reason)
    VALUES (%s, %s, %s, 'mistake') ON CONFLICT DO NOTHING
"""
LATER = QUARTER_HOUR + timedelta(minutes=15)


def records(rng, hubs, number):
    """Few counters for many records, so that writers meet on them."""
    for _ in range(number):
        hub = rng.choice(hubs)
        is_interview = rng.random() < 0.5
        yield CheckIn(
            event=hub.event,
            kind="interview" if is_interview else "arrival",
            hub=hub if is_interview else None,
            slot=rng.choice([QUARTER_HOUR, LATER]),
            headcount=rng.choice([1, 28]),
            age_band=rng.choice(["", "18_25"]),
            reasons=rng.choice([0, 3]),
        )


def write_batches(seed, hubs, start):
    """Each batch records some and cancels some, its own and others', in one transaction."""
    rng = random.Random(seed)
    sent = []
    start.wait()
    with closing(connection):
        for _ in range(BATCHES):
            batch = list(records(rng, hubs, rng.randint(1, 12)))
            with transaction.atomic():
                CheckIn.objects.bulk_create(batch, ignore_conflicts=True)
                sent += batch
                undone = [
                    CheckInCancellation(event_id=record.event_id, check_in=record)
                    for record in rng.sample(sent, rng.randint(0, min(4, len(sent))))
                ]
                CheckInCancellation.objects.bulk_create(undone, ignore_conflicts=True)
            if rng.random() < 0.2:  # the answer was lost: the same batch again
                CheckIn.objects.bulk_create(batch, ignore_conflicts=True)
    return len(sent)


def write_together():
    hubs = [make_hub(event=event) for event in (make_event(), make_event())]
    start = threading.Barrier(WRITERS)
    with ThreadPoolExecutor(WRITERS) as pool:
        written = [pool.submit(write_batches, seed, hubs, start) for seed in range(WRITERS)]
        total = sum(done.result() for done in written)
    events = [hub.event for hub in hubs]
    assert CheckIn.objects.filter(event__in=events).count() == total
    return differences(*events)


def test_writers_together_lose_no_count():
    assert write_together() == {}


def without_turns(text):
    """Nobody waits before writing."""
    return changed(r"PERFORM pg_advisory_xact_lock\([^;]*;", "", text)


def in_one_shard(text):
    return changed(rf"% {SHARDS}", "% 1", text)


def reading_then_writing(text):
    """What an application that adds one to what it read does."""
    seen = "(SELECT people FROM visits_slottally AS seen WHERE seen.id = tally.id)"
    return changed(r"tally\.people \+", f"{seen} +", in_one_shard(text))


def changed(old, new, text):
    text, found = re.subn(old, new, text)
    assert found
    return text


@contextmanager
def changed_function(trigger, change):
    """Another text for the function of a trigger, until the end of the block."""
    query = "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [f"pgtrigger_{trigger}_%"])
        [(original,)] = cursor.fetchall()
        cursor.execute(change(original))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(original)


@pytest.fixture
def two_of_one_shard():
    """Two connections that write the same counters: of 17, two share a shard."""
    with ExitStack() as stack:
        known = {}
        while True:
            opened = connection.Database.connect(**connection.get_connection_params())
            stack.callback(opened.close)
            shard = opened.info.backend_pid % SHARDS
            if shard in known:
                yield known[shard], opened
                return
            known[shard] = opened


def record(opened, event, slot):
    opened.execute(ONE, [uuid.uuid4(), event.pk, slot])


def write_after_each_other(event, first, second):
    """The second writer begins while the first has not committed."""
    with ThreadPoolExecutor(1) as pool:
        record(first, event, QUARTER_HOUR)
        waiting = pool.submit(record, second, event, QUARTER_HOUR)
        until(lambda: is_waiting(second))
        first.commit()
        waiting.result()
        second.commit()
    return differences(event)


def test_second_writer_of_a_shard_adds_to_what_the_first_wrote(two_of_one_shard):
    event = make_check_in().event
    assert write_after_each_other(event, *two_of_one_shard) == {}
    assert event.slot_tallies.arrivals().headcount() == 3


def test_lost_update_would_be_noticed(two_of_one_shard):
    """The same with counters that are read, then written: the test above can fail."""
    with (
        changed_function("visits_checkin_takes_turn", without_turns),
        changed_function("visits_checkin_counted", reading_then_writing),
    ):
        event = make_check_in().event
        assert sum(write_after_each_other(event, *two_of_one_shard).values()) == -1


def test_two_writers_of_one_shard_cannot_wait_for_each_other(two_of_one_shard):
    """Crossed on two counters, they would: the second takes its turn after the first instead."""
    event = make_event()
    first, second = two_of_one_shard
    with ThreadPoolExecutor(1) as pool:
        record(first, event, QUARTER_HOUR)
        waiting = pool.submit(record, second, event, LATER)
        until(lambda: is_waiting(second))
        record(first, event, LATER)
        first.commit()
        waiting.result()
        record(second, event, QUARTER_HOUR)
        second.commit()
    assert differences(event) == {}
    assert event.slot_tallies.arrivals().headcount() == 4


def test_stuck_writers_would_be_noticed(two_of_one_shard):
    """The same without the turn that each shard gives: the test above can fail."""
    event = make_event()
    first, second = two_of_one_shard
    with (
        changed_function("visits_checkin_takes_turn", without_turns),
        ThreadPoolExecutor(2) as pool,
    ):
        record(first, event, QUARTER_HOUR)
        record(second, event, LATER)
        crossed = [pool.submit(record, first, event, LATER)]
        until(lambda: is_waiting(first))
        crossed.append(pool.submit(record, second, event, QUARTER_HOUR))
        assert DeadlockDetected in {type(act.exception()) for act in crossed}


def test_same_check_in_cancelled_by_two_of_one_shard_at_once(two_of_one_shard):
    """One of them recorded something before, in the same transaction."""
    check_in = make_check_in()
    first, second = two_of_one_shard
    undo = [check_in.event_id, check_in.pk]
    with ThreadPoolExecutor(1) as pool:
        record(first, check_in.event, QUARTER_HOUR)
        waiting = pool.submit(second.execute, UNDO, [uuid.uuid4(), *undo])
        until(lambda: is_waiting(second))
        first.execute(UNDO, [uuid.uuid4(), *undo])
        first.commit()
        waiting.result()
        second.commit()
    assert differences(check_in.event) == {}
    assert check_in.event.slot_tallies.arrivals().headcount() == 1
