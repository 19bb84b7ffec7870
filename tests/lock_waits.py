"""Waiting until other connections wait for a table, or for their turn to write to it."""

import time

from django.db import connection

WAITING = """
    SELECT count(*) FROM pg_locks
    WHERE NOT granted AND (relation = %s::regclass OR locktype = 'advisory')
"""


def until_waiting(table, number=1):
    deadline = time.monotonic() + 10
    with connection.cursor() as cursor:
        while True:
            cursor.execute(WAITING, [table])
            if cursor.fetchone()[0] >= number:
                return
            assert time.monotonic() < deadline, "nobody waits"
            time.sleep(0.005)
