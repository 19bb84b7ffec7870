"""A PostgreSQL of the project's own: no system user, no TCP port, no password.

It listens on a Unix socket in a folder that only its user may enter. Standard library only.
"""

import fcntl
import hashlib
import os
import re
import shlex
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from citeephemere.development import ordinary_user, postgres_binaries
from citeephemere.development.postgres_binaries import ServerUnavailable
from core.project_paths import var_folder

PORT = "5432"
NOBODY = 99_999_999  # above every system's largest process number
SUPERUSER = "postgres"
PATIENCE = 60  # seconds: a crashed server replays its log, and its orphans need a moment to leave
LONGEST_SOCKET_FOLDER = 85  # bytes: the path of a socket holds 107 (103 on macOS), file included
SETTINGS = {"timezone": "UTC", "unix_socket_permissions": "0700"}
THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class Server:
    name: str
    fast: bool = False  # for tests: what a power cut would lose does not matter

    @property
    def data(self) -> Path:
        own = var_folder() / self.name
        return ordinary_user.outside("data", own) if ordinary_user.is_other_user() else own

    @property
    def socket_folder(self) -> Path:
        """The data folder, or a short one where its path is too long or holds odd characters."""
        path = str(self.data)
        if len(os.fsencode(path)) <= LONGEST_SOCKET_FOLDER and re.fullmatch(r"[\w /.+@-]+", path):
            return self.data
        digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"cite-{os.geteuid()}-{digest}"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"


DEVELOPMENT = Server("pg")
TESTS = Server("pg-test", fast=True)


def is_ready(server: Server) -> bool:
    """Its own status file says so, and it answers: after a crash only the file is left."""
    try:
        status = server.pid_file.read_text(encoding="utf-8").splitlines()[7].strip()
    except (OSError, IndexError):
        return False
    return status == "ready" and _answers(server)


def ensure_running(server: Server) -> None:
    """Start the server unless it runs; several processes may ask at once."""
    if is_ready(server):
        return
    with starting(server):
        if not is_ready(server):
            _start(server)


@contextmanager
def starting(server: Server) -> Iterator[None]:
    """One process at a time."""
    var_folder().mkdir(parents=True, exist_ok=True)
    with (var_folder() / f"{server.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def stop(server: Server) -> None:
    """Close every connection and end the server; nothing happens when it does not run."""
    if not is_ready(server):
        return
    pid = _pid(server)
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + PATIENCE
    while _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)


def _start(server: Server) -> None:
    programs = ordinary_user.reachable(postgres_binaries.find(_major(server)))
    if _major(server) is None:
        _create(server, programs)
    _private_folder(server.socket_folder)
    deadline = time.monotonic() + PATIENCE
    while not _launch(server, programs):
        if time.monotonic() > deadline:
            raise ServerUnavailable(f"PostgreSQL does not start. Its log says:\n{_log_end(server)}")
        time.sleep(0.2)


def _major(server: Server) -> str | None:
    try:
        return (server.data / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def _create(server: Server, programs: Path) -> None:
    """Made beside and then renamed: an interrupted creation leaves nothing that looks complete."""
    new = server.data.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    _private_folder(new)
    done = ordinary_user.run([programs / "initdb", "-D", new, *_creation_options(server)])
    if done.returncode:
        raise ServerUnavailable(f"PostgreSQL cannot create its data folder:\n{done.stderr}")
    new.rename(server.data)


def _creation_options(server: Server) -> list[str]:
    options = ["--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8"]
    return [*options, "--no-sync"] if server.fast else options


def _private_folder(folder: Path) -> None:
    """Ours or made here: in a public folder, somebody else may have taken the name."""
    if not folder.exists():
        folder.mkdir(mode=0o700)
        ordinary_user.give(folder)
    if folder.is_symlink() or folder.stat().st_uid != ordinary_user.server_uid():
        raise ServerUnavailable(f"{folder} belongs to somebody else: remove it, or set TMPDIR.")


def _launch(server: Server, programs: Path) -> bool:
    _forget_the_dead(server)
    command = [programs / "pg_ctl", "start", "--wait", "--timeout", str(PATIENCE)]
    places = ["--pgdata", server.data, "--log", server.data / "server.log"]
    ordinary_user.run([*command, *places, "--options", _options(server)])
    return is_ready(server)


def _forget_the_dead(server: Server) -> None:
    """PostgreSQL itself takes a zombie for a running server, and where nobody buries the dead (a
    container whose first process is not an init) a killed one stays a zombie for ever.

    The status file is kept, with the number of nobody: by the rest of it, PostgreSQL finds out
    whether children of the dead still hold its memory, and waits for them to leave.
    """
    if (pid := _pid(server)) and not _is_alive(pid):
        with server.pid_file.open("r+", encoding="utf-8") as file:
            lines = file.readlines()
            file.seek(0)
            file.truncate()
            file.writelines([f"{NOBODY}\n", *lines[1:]])
    socket_lock = server.socket_folder / f".s.PGSQL.{PORT}.lock"
    if not _is_alive(_pid_in(socket_lock)):
        socket_lock.unlink(missing_ok=True)


def _options(server: Server) -> str:
    settings = SETTINGS | THROW_AWAY if server.fast else SETTINGS
    words = ["-k", str(server.socket_folder), "-h", "", "-p", PORT]
    for name, value in settings.items():
        words += ["-c", f"{name}={value}"]
    return shlex.join(words)


def _answers(server: Server) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(server.socket_folder / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
    return True


def _pid(server: Server) -> int:
    return _pid_in(server.pid_file)


def _pid_in(file: Path) -> int:
    try:
        return int(file.read_text(encoding="utf-8").split()[0])
    except (OSError, IndexError, ValueError):
        return 0


def _is_alive(pid: int) -> bool:
    """False also for another program that has got the number since, or for an unreaped process."""
    if not pid:
        return False
    try:
        os.kill(pid, 0)
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's, or a system without /proc
    return "(postgres)" in fields and ") Z " not in fields


def _log_end(server: Server) -> str:
    try:
        return (server.data / "server.log").read_text(encoding="utf-8", errors="replace")[-2000:]
    except OSError:
        return "(no log)"
