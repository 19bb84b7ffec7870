"""Live view, wall screen and attendance with 10 000, 1 million and 10 million check-ins.

`python3 dev.py bench scale [check-ins …]`, in a database of its own that is thrown away afterwards.
Ten million take minutes and several gigabytes.
"""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bench.scale_events import SHARE_OF_LARGEST, add_check_ins, make_events
from events.models import Event
from visits.wall_links import create_wall_link

SIZES = (10_000, 1_000_000, 10_000_000)
ROUNDS = 60
DATABASE = "bench_scale"
REFERENCE = "/accessibilite"
COUNTED = "SELECT count(*), sum(headcount) FROM visits_checkin WHERE event_id = %s"
# What the live view would ask, had it no counters.
FROM_RECORDS = """
    SELECT kind, slot, hub_id, sum(headcount) FROM visits_checkin AS visit
    WHERE event_id = %s AND slot >= %s AND slot < %s AND NOT EXISTS (
        SELECT FROM visits_checkincancellation AS gone WHERE gone.check_in_id = visit.id)
    GROUP BY kind, slot, hub_id
"""


@dataclass(frozen=True)
class Cost:
    """Milliseconds: median and 95th percentile, and the latter in SQL alone. `blocks`: how many
    times PostgreSQL looked at a block of 8 kB, which no other program of the machine changes."""

    p50: float
    p95: float
    sql: float
    blocks: int


def main(sizes: list[str]) -> None:
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        compare(sorted(int(size) for size in sizes) or list(SIZES))
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def compare(sizes: list[int]) -> None:
    events = make_events(timezone.localdate())
    pages = pages_of(events[0])
    first: dict[str, float] = {}
    loaded = 0
    for size in sizes:
        took = load(events, size - loaded)
        loaded = size
        print(f"\n{size:,} check-ins of {len(events)} events; {took}".replace(",", " "))
        print(f"largest event: {SHARE_OF_LARGEST:.0%} of them; {counters(events[0])}")
        print_costs({name: measure(ask) for name, ask in pages.items()}, first)
        print(f"{'(without counters)':<22}{from_records(events[0]):>9.1f}")


def print_costs(measured: dict[str, Cost], first: dict[str, float]) -> None:
    """`first` keeps what each page cost with the fewest check-ins, in empty pages."""
    headings = ("p50 ms", "p95 ms", "SQL p95", "× empty", "growth", "blocks")
    print(f"{'page':<22}" + "".join(f"{heading:>9}" for heading in headings))
    empty = measured["(empty page)"].p50
    for name, found in measured.items():
        times = found.p50 / empty
        growth = times / first.setdefault(name, times)
        numbers = (found.p50, found.p95, found.sql, times, growth)
        print(f"{name:<22}" + "".join(f"{number:>9.1f}" for number in numbers), end="")
        print(f"{found.blocks:>9}")


def load(events: list[Event], number: int) -> str:
    """Through the triggers, as they come; then what autovacuum would do within minutes."""
    started = time.perf_counter()
    add_check_ins(events, number)
    took = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE visits_slottally, visits_profiletally, visits_checkin")
    return f"{number:,} loaded in {took:.0f} s, {number / took:,.0f} a second"


def pages_of(event: Event) -> dict[str, Callable[[], object]]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.create_superuser("bench@example.org", "bench"))
    bearer = {"authorization": f"Bearer {create_wall_link(event=event, name='Banc').key}"}

    def page(name: str) -> Callable[[], object]:
        address = reverse(name, args=[event.slug])
        return lambda: checked(client.get(address, headers=bearer))

    return {
        "(empty page)": lambda: checked(client.get(REFERENCE)),
        "live view": page("live"),
        "live view, refresh": page("live_state"),
        "wall screen, refresh": page("wall_data"),
        "attendance": page("dashboard_attendance"),
    }


def checked(response: object) -> None:
    if response.status_code != 200:  # type: ignore[attr-defined]
        raise SystemExit(f"A page answers {response.status_code}.")  # type: ignore[attr-defined]


def measure(ask: Callable[[], object]) -> Cost:
    ask()
    blocks = blocks_of(ask)
    pairs = [timed(ask) for _ in range(ROUNDS)]
    whole, sql = ([pair[index] for pair in pairs] for index in (0, 1))
    ranks = quantiles(whole, n=20)
    return Cost(ranks[9], ranks[18], quantiles(sql, n=20)[18], blocks)


def blocks_of(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        ask()
    read = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    return sum(map(blocks_of_query, read))


def blocks_of_query(query: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}")
        plan = cursor.fetchone()[0][0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds in all and in PostgreSQL."""
    in_sql = 0.0

    def watch(execute: Callable[..., object], *arguments: object) -> object:
        nonlocal in_sql
        started = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            in_sql += time.perf_counter() - started

    started = time.perf_counter()
    with connection.execute_wrapper(watch):
        ask()
    return (time.perf_counter() - started) * 1000, in_sql * 1000


def counters(event: Event) -> str:
    """How many rows the pages read, and whether they say what the records say."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(COUNTED, [event.pk])
        records, people = cursor.fetchone()
    if event.slot_tallies.headcount() != people:
        raise SystemExit("The counters are wrong.")
    rows = event.slot_tallies.count() + event.profile_tallies.count()
    return f"{records:,} check-ins, {rows:,} rows of counters".replace(",", " ")


def from_records(event: Event) -> float:
    today: date = timezone.localdate()
    values = [event.pk, today, today + timedelta(days=1)]

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(FROM_RECORDS, values)
            cursor.fetchall()

    ask()
    return quantiles([timed(ask)[0] for _ in range(5)], n=4)[1]
