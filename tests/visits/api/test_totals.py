"""What each answer tells: counted today, at all desks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_activity, make_check_in, make_check_in_cancellation, make_hub
from tests.visits.api.sending import check_in, undo
from visits.sync.period import start_of


@pytest.fixture
def today(event):
    """Its first moment; the event's tablets send now."""
    return start_of(timezone.localdate())


def counted(answer):
    totals = answer["totals"]
    return {name: totals[name] for name in ("arrivals", "interviews", "workshops", "exits")}


def test_first_answer(sending, event):
    type(event.venue).objects.update(capacity=300)
    answer = sending.send()
    assert answer["totals"] == {
        "as_of": answer["totals"]["as_of"],
        "day": timezone.localdate().isoformat(),
        "arrivals": 0,
        "interviews": 0,
        "workshops": 0,
        "exits": 0,
        "inside": 0,
        "capacity": 300,
        "activities": {},
    }


def test_kinds_are_counted_apart(sending, event):
    hub, activity = make_hub(event=event), make_activity(event=event)
    answer = sending.send(
        check_in(1, headcount=30),
        check_in(2, kind="exit", headcount=11),
        check_in(3, kind="interview", hub=hub.code, headcount=2),
        check_in(4, kind="workshop", activity=activity.code, headcount=14),
    )
    assert counted(answer) == {"arrivals": 30, "interviews": 2, "workshops": 14, "exits": 11}
    assert answer["totals"]["inside"] == 19
    assert answer["totals"]["activities"] == {activity.code: 14}
    assert sending.send()["totals"] | {"as_of": ""} == answer["totals"] | {"as_of": ""}


def test_own_items_and_undos_are_counted_at_once(sending, event):
    activity = make_activity(event=event)
    items = [check_in(1, headcount=5), check_in(2, kind="workshop", activity=activity.code)]
    assert counted(sending.send(*items))["arrivals"] == 5
    last = check_in(3, headcount=7)
    answer = sending.send(*items, last, {**last, "number": 9}, *(undo(one, 4) for one in items))
    assert (counted(answer)["arrivals"], answer["totals"]["activities"]) == (7, {})
    gone = check_in(10)
    assert counted(sending.send(gone, undo(gone, 11)))["arrivals"] == 7
    assert event.slot_tallies.arrivals().headcount() == 7


def test_only_today_counts(sending, event, today):
    for slot, people in [(today - timedelta(minutes=15), 100), (today, 1)]:
        make_check_in(event=event, slot=slot, headcount=people)
    tomorrow = start_of(timezone.localdate() + timedelta(days=1))
    for slot, people in [(tomorrow, 100), (tomorrow - timedelta(minutes=15), 2)]:
        make_check_in(event=event, slot=slot, headcount=people)
    make_check_in(slot=today, headcount=100)
    yesterdays = check_in(1, tapped_at=(today - timedelta(minutes=7)).isoformat())
    answer = sending.send(yesterdays)
    assert counted(answer)["arrivals"] == 3
    assert counted(sending.send(undo(yesterdays)))["arrivals"] == 3


def test_paper_and_cancellations(sending, event, today):
    make_check_in(event=event, slot=today, source="paper", headcount=3)
    gone = make_check_in(event=event, slot=today)
    make_check_in_cancellation(event=event, check_in=gone)
    assert counted(sending.send())["arrivals"] == 3


def test_nobody_is_inside_less_than_nobody(sending):
    assert sending.send(check_in(kind="exit", headcount=4))["totals"]["inside"] == 0


def test_inside_is_not_told_where_exits_are_not_counted(sending, event):
    type(event).objects.update(counts_exits=False)
    assert sending.send(check_in())["totals"]["inside"] is None
