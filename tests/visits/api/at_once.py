"""Several database sessions at the same moment, and waiting for what they do to one another."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import psycopg
from django.db import connection

from tests.lock_waits import PATIENCE


@contextmanager
def other_session() -> Iterator[psycopg.Connection[Any]]:
    """Not Django's; what it does is undone unless it commits."""
    parameters = connection.get_connection_params()
    names = {"dbname", "user", "password", "host", "port"} & parameters.keys()
    session = psycopg.connect(**{name: parameters[name] for name in names})
    try:
        yield session
    finally:
        session.close()


@contextmanager
def in_background(work: Callable[[], Any]) -> Iterator[Future[Any]]:
    """In a thread, with a Django connection of its own."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(_then_close, work)


def all_at_once(works: list[Callable[[], Any]]) -> list[Any]:
    """Their results; each starts when all are ready."""
    barrier = Barrier(len(works))

    def start(work: Callable[[], Any]) -> Any:
        connection.ensure_connection()
        barrier.wait(PATIENCE)
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        futures = [pool.submit(_then_close, lambda work=work: start(work)) for work in works]
        return [future.result() for future in futures]


def who_waits_for(session: psycopg.Connection[Any]) -> int:
    """The process of the first session that this one holds up, as soon as there is one."""
    query = "SELECT pid FROM pg_stat_activity WHERE %s = ANY (pg_blocking_pids(pid))"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(query, [session.info.backend_pid])
            if found := cursor.fetchone():
                return int(found[0])
        time.sleep(0.005)
    raise AssertionError("nobody waits")


def _then_close(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connection.close()
