"""A virtual environment that holds exactly what the lock says. Standard library only."""

import hashlib
import importlib.util
import subprocess
import sys
import time

from citeephemere.development.console import Impossible, last_line, say
from citeephemere.development.processes import one_at_a_time
from core.project_paths import ROOT

LOCK = ROOT / "requirements-dev.lock"
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "installed"


def is_inside() -> bool:
    return sys.prefix == str(FOLDER)


def is_complete() -> bool:
    """Inside, Python's version counts too: a system upgrade changes it under the packages."""
    try:
        lock, _, version = STAMP.read_text(encoding="ascii").partition(" ")
    except OSError:
        return False
    is_current = lock == lock_digest() and PYTHON.exists()
    return is_current and (not is_inside() or version == _version())


def complete() -> None:
    """Several may ask at once: the first installs, the others wait."""
    with one_at_a_time("install"):
        if not is_complete():
            _install()


def lock_digest() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def _install() -> None:
    """The stamp comes last: an interrupted installation starts again from nothing."""
    if not importlib.util.find_spec("ensurepip"):
        raise Impossible("Python lacks venv. Debian, Ubuntu: sudo apt-get install python3-venv")
    started = time.monotonic()
    say("Installing the Python packages in .venv (about half a minute)…")
    _make_folder()
    _install_packages()
    STAMP.write_text(f"{lock_digest()} {_version()}", encoding="ascii")
    say(f"Packages installed in {time.monotonic() - started:.0f} s.")


def _make_folder() -> None:
    base = getattr(sys, "_base_executable", sys.executable)  # never the one that is replaced
    command = [base, "-m", "venv", "--clear", FOLDER]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        problem = last_line(done.stdout + done.stderr)
        raise Impossible(f"Python cannot make .venv. It says: {problem}")


def _install_packages() -> None:
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=2"]
    exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:", "-r", LOCK]
    done = subprocess.run([*pip, *exactly], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        problem = f"The packages cannot be installed. pip says: {last_line(done.stderr)}"
        raise Impossible(f"{problem}\nIs there a network?")


def _version() -> str:
    return "{}.{}".format(*sys.version_info)
