"""The database as a developer finds it: running, migrated, with the demo. Standard library only."""

import hashlib
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from citeephemere import database
from citeephemere.development.console import Impossible, say
from citeephemere.development.environment import LOCK, PYTHON
from citeephemere.development.processes import child
from core.project_paths import ROOT

ANY_EVENT = "from events.models import Event; print(Event._base_manager.exists())"


@contextmanager
def running_database(*, fast: bool = False) -> Iterator[None]:
    """DATABASE_URL names a server that somebody else looks after."""
    if is_elsewhere():
        yield
    else:
        with database.in_use(fast=fast):
            yield


@contextmanager
def ready_database() -> Iterator[None]:
    with running_database():
        if is_elsewhere():
            _prepare()
        elif database.recorded_state() != (state := migrations_digest()):
            _prepare()
            database.record_state(state)
        yield


def is_elsewhere() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def migrations_digest() -> str:
    """Changes with our migrations and with those of the packages."""
    digest = hashlib.sha256(LOCK.read_bytes())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _prepare() -> None:
    started = time.monotonic()
    say("Preparing the database…")
    _manage("migrate", "--verbosity", "0")
    answer = _manage("shell", "--no-imports", "--command", ANY_EVENT, stdout=subprocess.PIPE)
    if answer.strip() == "False":
        _manage("load_demo")
    say(f"Database ready in {time.monotonic() - started:.1f} s.")


def _manage(*arguments: str, **options: Any) -> str:
    """What the command prints, when `stdout` is a pipe; its failure stops everything."""
    with child(PYTHON, "manage.py", *arguments, **options) as process:
        output = process.communicate()[0]
    if process.returncode:
        raise Impossible(f"manage.py {arguments[0]} failed.")
    return output or ""
