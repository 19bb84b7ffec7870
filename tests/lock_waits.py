"""Waiting until other connections wait for a table, or for their turn to write to it."""

import time
from collections.abc import Callable

from django.db import connection

PATIENCE = 120  # seconds
# Other test databases live on the same server: their sessions wait too.
HERE = "NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
WAITERS = f"""
    SELECT count(*) FROM pg_locks
    WHERE {HERE} AND (relation = %s::regclass OR locktype = 'advisory')
"""
TURN_WAITERS = f"SELECT count(*) FROM pg_locks WHERE {HERE} AND locktype = 'advisory'"
SESSION_WAITS = "SELECT count(*) FROM pg_locks WHERE pid = %s AND NOT granted"


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.005)


def is_waiting(session) -> bool:
    """Whether this psycopg connection waits for a lock of another."""
    return count(SESSION_WAITS, session.info.backend_pid) > 0


def until_waiting(table: str, number: int = 1) -> None:
    until(lambda: count(WAITERS, table) >= number)


def until_one_waits_for_a_turn() -> None:
    until(lambda: count(TURN_WAITERS))


def count(query: str, *parameters: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchone()[0]
