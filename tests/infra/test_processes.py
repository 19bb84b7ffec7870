"""Nothing is left behind, however dev.py ends."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from core.project_paths import ROOT

PARENT = """
from pathlib import Path
from citeephemere.development import processes
processes.end_on_signals()
with processes.child(Path("/bin/sleep"), "60") as sleeper:
    print(sleeper.pid, flush=True)
    sleeper.wait()
"""
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of it")


def is_gone(pid: int) -> bool:
    """Ended: a zombie is, where nobody buries the dead."""
    for _ in range(3000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        with suppress(OSError):
            if ") Z " in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8"):
                return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, pytest.param(signal.SIGKILL, marks=LINUX_ONLY)]
)
def test_child_ends_with_its_parent(number):
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE)
    with parent:
        sleeper = int(parent.stdout.readline())
        parent.send_signal(number)
    assert is_gone(sleeper)


def test_exit_code_tells_the_signal():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE)
    with parent:
        parent.stdout.readline()
        parent.terminate()
    assert parent.returncode == 128 + signal.SIGTERM
