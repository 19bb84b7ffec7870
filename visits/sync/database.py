"""Statements that PostgreSQL plans once for each connection, not at each request.

Django binds values in the text of a statement, so that each one is planned anew: for the statement
that records a batch, planning costs more than running.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from psycopg import Connection, RawCursor
from psycopg.errors import DeadlockDetected, SerializationFailure

NAME = re.compile(r"%\((\w+)\)s")
ATTEMPTS = 3
PASSING = DeadlockDetected, SerializationFailure

Values = Mapping[str, str | None]
Rows = list[tuple[Any, ...]]


class Statement:
    """Its values are texts under the names that it gives them, and it casts them: PostgreSQL would
    plan it again for each size of number."""

    def __init__(self, text: str) -> None:
        self.names = tuple(dict.fromkeys(NAME.findall(text)))
        self.text = NAME.sub(lambda name: f"${self.names.index(name[1]) + 1}", text)

    def rows(self, values: Values) -> Rows:
        with connection.cursor() as cursor:
            # Under Django's wrapper, which turns errors into its own and counts questions.
            cursor.cursor = _preparing_cursor(cursor.cursor.connection)
            cursor.execute(self.text, [values[name] for name in self.names])
            rows: Rows = cursor.fetchall()
        return rows

    def first_rows(self, values: Values) -> Rows:
        """For the first question of a request, in place of Django's "SELECT 1" on a connection that
        was kept: if the server was restarted since, asks again on a new one."""
        was_kept = connection.connection is not None and not connection.in_atomic_block
        connection.health_check_done = True
        try:
            return self.rows(values)
        except (OperationalError, InterfaceError):
            if not was_kept:
                raise
        connection.close()
        return self.rows(values)

    def rows_after_collisions(self, values: Values) -> Rows:
        """Again when two requests stood in each other's way: PostgreSQL undid one of them."""
        for _attempt in range(ATTEMPTS - 1):
            try:
                return self.rows(values)
            except OperationalError as error:
                if connection.in_atomic_block or not isinstance(error.__cause__, PASSING):
                    raise
        return self.rows(values)


def _preparing_cursor(session: Connection[Any]) -> RawCursor[Any]:
    session.prepare_threshold = 0  # from the first time; Django's own cursors never prepare
    return RawCursor(session)
