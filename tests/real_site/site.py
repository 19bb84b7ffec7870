"""The production server on a PostgreSQL of its own: both can be killed and started again.

Nothing is shared with the other tests, so nothing else notices. The database flushes its log
at each commit: what was acknowledged survives `kill -9`.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from citeephemere.development.postgres_server import DEVELOPMENT
from core.project_paths import ROOT

PATIENCE = 180  # seconds
WORKERS = "2"


class Site:
    """Start with `start()`; `url` stays the same through every restart."""

    def __init__(self, var: Path, **settings: str) -> None:
        self.var = var
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "CITE_VAR": str(var),
            "DJANGO_SETTINGS_MODULE": "citeephemere.settings.development",
            "PYTHONWARNINGS": "default",
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, code: str) -> str:
        """Python with the models at hand; what it prints."""
        return self.manage("shell", "--no-imports", "--command", code).strip()

    def start(self) -> None:
        log = (self.var / "site.log").open("ab")
        command = ["--interface", "wsgi", "--port", str(self.port), "--workers", WORKERS]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", *command, "citeephemere.wsgi:application"],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        self.wait()

    def wait(self) -> None:
        """Until it answers, whatever it says."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/accueil/", timeout=5):
                return
            time.sleep(0.05)
        raise TimeoutError((self.var / "site.log").read_text(errors="replace")[-4000:])

    def kill(self) -> None:
        """`kill -9` on the server and its workers: nothing is tidied up."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def kill_database(self) -> None:
        """`kill -9` on PostgreSQL's first process, and on all that it started.

        It is stopped before its children are listed: one born meanwhile would wait for ever for a
        lock of the dead, hold the shared memory and keep PostgreSQL from starting again.
        """
        pid = int(self.pid_file.read_text().split()[0])
        os.kill(pid, signal.SIGSTOP)
        for one in [*_children(pid), pid]:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    def start_database(self) -> None:
        """Goes through its log, as after a power cut."""
        self.run("from django.db import connection; connection.ensure_connection()")

    @property
    def pid_file(self) -> Path:
        return self._server_path("pid_file")

    def end(self) -> None:
        self.kill()
        code = "from citeephemere import database; database.stop_all()"
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=self.environment, check=False)

    def _server_path(self, name: str) -> Path:
        """Where this site's PostgreSQL keeps its files: read with this site's folder in mind."""
        before = os.environ.get("CITE_VAR")
        os.environ["CITE_VAR"] = str(self.var)
        try:
            path: Path = getattr(DEVELOPMENT, name)
            return path
        finally:
            if before is None:
                del os.environ["CITE_VAR"]
            else:
                os.environ["CITE_VAR"] = before


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _children(pid: int) -> list[int]:
    """Straight from /proc: bare machines have no `ps`."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            lines = dict(
                line.split(":", 1) for line in status.read_text().splitlines() if ":" in line
            )
            if int(lines["PPid"]) == pid:
                found.append(int(lines["Pid"]))
    return found
