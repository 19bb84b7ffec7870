"""The embedded server, for real: it starts, survives, is shared, and goes with its last user."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from citeephemere import database
from citeephemere.development import postgres_server
from citeephemere.development.postgres_server import DEVELOPMENT, TESTS, Server
from core.project_paths import ROOT

HOLD = """
from citeephemere import database
with database.in_use(fast=True):
    print("in", flush=True)
    input()
"""


def connect(settings: dict[str, str]) -> psycopg.Connection:
    return psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], user=settings["USER"], dbname=settings["NAME"]
    )


def kill(server: Server) -> None:
    """As a power cut or `kill -9` would: nothing is tidied up."""
    pid = int(server.pid_file.read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    while postgres_server.is_ready(server):
        time.sleep(0.01)


def test_database_is_there_in_utf8(server):
    with database.in_use(fast=True), connect(database.development_database(fast=True)) as link:
        assert link.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        assert link.execute("SHOW listen_addresses").fetchone() == ("",)


def test_database_dropped_by_hand_is_made_again(server):
    with database.in_use(fast=True):
        with database._connection(server) as link:
            link.execute("DROP DATABASE cite WITH (FORCE)")
        with connect(database.development_database(fast=True)) as link:
            assert link.execute("SELECT current_database()").fetchone() == ("cite",)


def test_development_data_survive_a_killed_server(server):
    with database.in_use():
        with connect(database.development_database()) as link:
            link.execute("CREATE TABLE kept AS SELECT 33 AS partners")
        database.record_state("migrated")
        kill(DEVELOPMENT)
        with connect(database.development_database()) as link:
            assert link.execute("SELECT partners FROM kept").fetchone() == (33,)
        assert database.recorded_state() == "migrated"


def test_zombie_of_a_killed_server_is_no_obstacle(server):
    """As in a container whose first process buries nobody: here the test is a bad parent."""
    postgres_server.ensure_running(server)
    socket_lock = server.socket_folder / f".s.PGSQL.{postgres_server.PORT}.lock"
    kept = [(file, file.read_text()) for file in (server.pid_file, socket_lock)]
    postgres_server.stop(server)
    with subprocess.Popen(["true"], executable="/bin/true") as zombie:
        os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
        for file, text in kept:
            file.write_text(text.replace(text.split()[0], str(zombie.pid), 1))
        postgres_server.ensure_running(server)
    assert postgres_server.is_ready(server)


def test_status_file_that_names_another_program_is_no_obstacle(server):
    postgres_server.ensure_running(server)
    content = server.pid_file.read_text()
    postgres_server.stop(server)
    with subprocess.Popen(["sleep", "60"]) as other:
        server.pid_file.write_text(content.replace(content.split()[0], str(other.pid), 1))
        postgres_server.ensure_running(server)
        other.kill()
    assert postgres_server.is_ready(server)


@pytest.fixture
def only_user(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Server:
    """The locks of this process's earlier calls are on other files than these."""
    monkeypatch.setattr(database, "var_folder", lambda: tmp_path)
    return server


def test_last_user_to_leave_stops_the_server(only_user):
    with database.in_use(fast=True):
        with database.in_use(fast=True):
            pass
        assert postgres_server.is_ready(only_user)
    assert not postgres_server.is_ready(only_user)


def test_killed_user_does_not_count_any_more(server, monkeypatch, tmp_path):
    monkeypatch.setenv("CITE_VAR", str(tmp_path))
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with held:
        assert held.stdout.readline() == b"in\n"
        held.kill()
    assert postgres_server.is_ready(TESTS)
    with database.in_use(fast=True):
        pass
    assert not postgres_server.is_ready(TESTS)


@pytest.mark.parametrize(
    ("folder", "is_own"), [("short", True), ("à côté", True), ("a" * 100, False), ('"$', False)]
)
def test_socket_path_always_fits(folder, is_own, monkeypatch):
    monkeypatch.setattr(postgres_server.ordinary_user, "is_other_user", lambda: False)
    monkeypatch.setenv("CITE_VAR", f"/{folder}")
    socket = TESTS.socket_folder / ".s.PGSQL.5432.lock"
    assert len(os.fsencode(socket)) <= 103
    assert (TESTS.socket_folder == TESTS.data) == is_own
