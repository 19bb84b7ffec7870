"""The database that development and tests use unless DATABASE_URL names another.

Standard library only, psycopg aside, so that dev.py can use it before Django is configured.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from citeephemere.development import postgres_server
from citeephemere.development.postgres_server import DEVELOPMENT, TESTS, Server
from core.project_paths import var_folder

if TYPE_CHECKING:
    import psycopg

NAME = "cite"


def development_database(*, fast: bool = False) -> dict[str, str]:
    """Django's DATABASES["default"]; starts the server and makes the database when needed.

    `fast`: the throw-away server of the tests. The calling process counts as one of the server's
    users until it ends.
    """
    server = TESTS if fast else DEVELOPMENT
    _join(server)
    _prepare(server)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": postgres_server.SUPERUSER,
        "PASSWORD": "",
        "HOST": str(server.socket_folder),
        "PORT": postgres_server.PORT,
    }


@contextmanager
def in_use(*, fast: bool = False) -> Iterator[None]:
    """Keep the server while the block runs; whoever leaves last stops it."""
    server = TESTS if fast else DEVELOPMENT
    handle = _join(server)
    try:
        _prepare(server)
        yield
    finally:
        _leave(server, handle)


def stop_all() -> None:
    for server in (DEVELOPMENT, TESTS):
        postgres_server.stop(server)


def recorded_state() -> str | None:
    """What `record_state` wrote in the development database: gone when the database is."""
    with _connection(DEVELOPMENT) as connection:
        query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        row = connection.execute(query, [NAME]).fetchone()
    return row[0] if row else None


def record_state(state: str) -> None:
    """Survives as long as the database itself: it is the comment on it."""
    from psycopg import sql  # noqa: PLC0415 (dev.py imports this module before psycopg is there)

    with _connection(DEVELOPMENT) as connection:
        comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
        connection.execute(comment.format(sql.Identifier(NAME), sql.Literal(state)))


def _prepare(server: Server) -> None:
    postgres_server.ensure_running(server)
    if _exists(server):
        return
    with postgres_server.starting(server):
        if not _exists(server):
            _create(server)


def _exists(server: Server) -> bool:
    with _connection(server) as connection:
        query = "SELECT FROM pg_database WHERE datname = %s"
        return connection.execute(query, [NAME]).fetchone() is not None


def _create(server: Server) -> None:
    with _connection(server) as connection:
        connection.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")


def _connection(server: Server) -> "psycopg.Connection":
    import psycopg  # noqa: PLC0415 (as above)

    return psycopg.connect(
        host=str(server.socket_folder),
        port=postgres_server.PORT,
        user=postgres_server.SUPERUSER,
        dbname="postgres",
        autocommit=True,
    )


def _join(server: Server) -> int:
    """A shared lock that the system itself gives back when this process ends, however it ends."""
    var_folder().mkdir(parents=True, exist_ok=True)
    handle = os.open(var_folder() / f"{server.name}.users", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def _leave(server: Server, handle: int) -> None:
    """The exclusive lock is had only when nobody else holds a shared one."""
    with suppress(BlockingIOError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        postgres_server.stop(server)
    os.close(handle)
