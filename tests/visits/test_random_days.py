"""The tablet's engine against the production server and PostgreSQL, both killed now and then.

CITE_RANDOM_DAYS changes how many days are played. A seed does not bring back the very same day
here, since real processes take their time, but what is done in the same order.
"""

import os

import pytest

from tests.visits.node import find_node
from tests.visits.random_days import Stage, play

DAYS = int(os.environ.get("CITE_RANDOM_DAYS", "2000"))
FIRST_SEED = 100_001
WITH_TWO_EVENTS = 4  # every fourth day
KILLS = 200  # every so many days; the server and the database take turns


@pytest.fixture(scope="module")
def stage(site):
    return Stage(site)


@pytest.fixture(scope="module")
def played(stage):
    """Each day with what it promised."""
    events = iter(stage.make_events(first=1, count=DAYS + DAYS // WITH_TWO_EVENTS + 1))
    days = [
        {
            "seed": FIRST_SEED + index,
            "events": [next(events) for _ in range(1 + (index % WITH_TWO_EVENTS == 0))],
            "hub": "vae",
            "activity": "cv",
            "kill": ["server", "database"][index // KILLS % 2] if index % KILLS == 1 else None,
        }
        for index in range(DAYS)
    ]
    return play(find_node(), stage, days)


def test_each_day_was_played(played):
    assert len(played) == DAYS
    assert sum(event["taps"] for day in played for event in day["events"]) > 4 * DAYS
    assert sum(event["undos"] for day in played for event in day["events"]) > DAYS // 2
    assert sum("kill" in day["history"] for day in played) == len(range(1, DAYS, KILLS))


def test_tablets_lost_nothing(played):
    assert [day for day in played if day["complaints"]] == []


def test_server_counts_taps_less_undos(played, stage):
    promised = {event["event"]: (day, event) for day in played for event in day["events"]}
    counted = stage.counts(list(promised))
    wrong = {}
    for slug, (day, event) in promised.items():
        found = counted[slug]
        seen = (found.people, found.tallied, found.check_ins, found.cancellations, found.missing)
        expected = (event["people"], event["people"], event["taps"], event["undos"], 0)
        if seen != expected:
            wrong[slug] = (seen, expected, day["seed"], day["history"])
    assert wrong == {}
