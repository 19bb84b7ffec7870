from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reporting.statistics.slots import QUARTER, SlotCount, busiest, by_hour, fill_slots

NINE = datetime(2019, 4, 17, 9, tzinfo=UTC)
TEN = NINE + 4 * QUARTER
moments = st.integers(-600, 600).map(lambda minutes: NINE + timedelta(minutes=minutes))


def test_quiet_quarters_are_zeros():
    slots = fill_slots({NINE + QUARTER: 7}, opens=NINE, closes=TEN)
    assert [slot.count for slot in slots] == [0, 7, 0, 0]
    assert slots[0].start == NINE


def test_early_and_late_visitors_are_kept():
    early, late = NINE - 2 * QUARTER, TEN + QUARTER
    slots = fill_slots({early: 1, late: 2}, opens=NINE, closes=TEN)
    assert (slots[0], slots[-1]) == (SlotCount(early, 1), SlotCount(late, 2))
    assert len(slots) == 8


def test_unaligned_hours_start_on_the_quarter():
    slots = fill_slots({}, opens=NINE + timedelta(minutes=20), closes=TEN - timedelta(minutes=5))
    assert [slot.start for slot in slots] == [NINE + index * QUARTER for index in (1, 2, 3)]


def test_busiest_slot():
    slots = fill_slots({NINE: 3, NINE + QUARTER: 9, NINE + 2 * QUARTER: 9}, opens=NINE, closes=TEN)
    assert busiest(slots) == SlotCount(NINE + QUARTER, 9)
    assert busiest(fill_slots({}, opens=NINE, closes=TEN)) is None


def test_hours_have_four_quarters():
    start = NINE + 2 * QUARTER
    slots = fill_slots({start: 7, TEN: 2}, opens=start, closes=TEN)
    assert by_hour(slots) == ((NINE, (None, None, 7, 0)), (TEN, (2, None, None, None)))


@given(st.dictionaries(moments, st.integers(1, 50)))
def test_filling_loses_nobody_and_leaves_no_hole(counts):
    slots = fill_slots(counts, opens=NINE, closes=TEN)
    assert sum(slot.count for slot in slots) == sum(counts.values())
    starts = [slot.start for slot in slots]
    assert all(after - before == QUARTER for before, after in pairwise(starts))
