"""What a dump of the database tells of check-ins that came in a known order: see docs/adr/0014."""

import itertools
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import make_check_in, make_check_in_cancellation, make_event
from tests.factories.visits import QUARTER_HOUR
from tests.privacy.dumps import assert_coin_toss, dump, start_afresh
from visits.mixing import shuffle_check_ins

TRIALS = 120
QUARTER = timedelta(minutes=15)
TABLES = {
    "visits_checkin": "slot",
    "visits_checkincancellation": None,
    "visits_slottally": "slot",
    "visits_profiletally": None,
}

pytestmark = pytest.mark.django_db


def come(event, slots=TRIALS, people=2):
    """In each quarter-hour so many arrive one after the other; their number stands in the row."""
    for slot, number in itertools.product(range(slots), range(1, people + 1)):
        make_check_in(event=event, slot=QUARTER_HOUR + slot * QUARTER, headcount=number)


def listed(columns="(slot, headcount)"):
    """{quarter-hour: the numbers of those who came, as the dump lists them}"""
    found = {}
    for slot, number in dump("visits_checkin", columns):
        found.setdefault(slot, []).append(int(number))
    return found


def test_a_dump_lists_check_ins_as_they_came():
    """What has to be undone: without it, the order of a dump is the order of arrival."""
    start_afresh("visits_checkin")
    come(make_event(), people=5, slots=3)
    assert set(map(tuple, listed().values())) == {(1, 2, 3, 4, 5)}


def test_order_of_two_check_ins_is_a_coin_toss():
    event = make_event()
    come(event)
    assert shuffle_check_ins(event) == TRIALS
    assert_coin_toss(sum(pair == [1, 2] for pair in listed().values()), TRIALS)


def test_order_of_two_cancellations_is_a_coin_toss():
    event = make_event()
    come(event)
    people = {str(one.pk): one.headcount for one in event.check_ins.all()}
    for check_in in event.check_ins.order_by("slot", "headcount"):
        make_check_in_cancellation(event=event, check_in=check_in)
    shuffle_check_ins(event)
    order = [people[key] for (key,) in dump("visits_checkincancellation", "(check_in_id)")]
    pairs = [order[place : place + 2] for place in range(0, len(order), 2)]
    assert all(sorted(pair) == [1, 2] for pair in pairs)
    assert_coin_toss(sum(pair == [1, 2] for pair in pairs), TRIALS)


def test_every_pair_of_a_busy_quarter_hour_falls_either_way():
    event, count = make_event(), 60
    come(event, slots=1, people=count)
    shuffle_check_ins(event)
    [order] = listed().values()
    upward = sum(one < other for one, other in itertools.combinations(order, 2))
    deviation = (count * (count - 1) * (2 * count + 5) / 72) ** 0.5
    assert abs(upward - count * (count - 1) / 4) < 6 * deviation


def written_by(table, slot):
    """The transactions and commands that wrote the rows of each quarter-hour last."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {slot or 'NULL'}, COUNT(DISTINCT (xmin::text, cmin::text)) FROM {table} "
            "GROUP BY 1"
        )
        return {number for _slot, number in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_no_transaction_number_tells_one_row_from_another():
    """Each row came by a transaction of its own, like the tablet's row and the counters."""
    event = make_event()
    come(event, slots=3, people=4)
    for number, code in enumerate(("18_25", "26_29", "30_44")):
        kept = make_check_in(event=event, headcount=10 + number, age_band=code)
        gone = make_check_in(event=event, headcount=20 + number, age_band=code)
        make_check_in_cancellation(event=event, check_in=gone)
        assert kept.slot == gone.slot
    assert [written_by(*table) for table in TABLES.items()] != [{1}] * 4
    shuffle_check_ins(event)
    assert [written_by(*table) for table in TABLES.items()] == [{1}] * 4


def test_shuffling_changes_no_row():
    event = make_event()
    come(event, slots=3, people=5)
    make_check_in_cancellation(event=event, check_in=event.check_ins.first())
    whole = {name: sorted(dump(name)) for name in ("visits_checkin", "visits_checkincancellation")}
    shuffle_check_ins(event)
    assert {name: sorted(dump(name)) for name in whole} == whole


def test_command_shuffles_one_event_or_all(capsys):
    one, other = make_event(), make_event()
    for event in (one, other):
        come(event, slots=2)
    call_command("shuffle_check_ins", one.slug)
    assert str(one) in (told := capsys.readouterr().out)
    assert str(other) not in told
    call_command("shuffle_check_ins")
    assert f"{one}\u202f: passages de 0 quart d’heure" in (told := capsys.readouterr().out)
    assert f"{other}\u202f: passages de 2 quarts d’heure" in told
