from datetime import time

import pytest

from events.models import Activity, Room
from partners.programme.gaps import free_slots, gaps_of
from tests.factories import make_activity

DAY = (time(10), time(18))


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], [DAY]),
        ([(time(10), time(18))], []),
        ([(time(11), time(12))], [(time(10), time(11)), (time(12), time(18))]),
        (
            [(time(11), time(12)), (time(12), time(13))],
            [(time(10), time(11)), (time(13), time(18))],
        ),
        ([(time(9), time(11)), (time(17), time(19))], [(time(11), time(17))]),
        ([(time(8), time(9))], [DAY]),
        ([(time(19), time(20))], [DAY]),
    ],
)
def test_room_is_free_between_what_takes_it(taken, free):
    assert free_slots(DAY, taken) == free


@pytest.mark.parametrize(
    ("seats", "room", "codes"),
    [(11, 10, ["seats"]), (10, 10, []), (None, 10, []), (11, None, [])],
)
def test_more_seats_than_the_room_holds_is_wrong(seats, room, codes):
    activity = Activity(capacity=seats, room=Room(capacity=room))
    assert [gap.code for gap in gaps_of(activity, hosts=1, people=1, openings={})] == codes


@pytest.mark.django_db
def test_without_opening_days_no_hour_is_outside():
    gaps = gaps_of(make_activity(), hosts=1, people=1, openings={})
    assert [gap.code for gap in gaps] == ["room"]
