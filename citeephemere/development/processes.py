"""Children that never outlive us: not on Ctrl-C, SIGTERM, a closed terminal, nor kill -9.

Standard library only.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from core.project_paths import ROOT, var_folder

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 5  # seconds that a child gets to end by itself
PR_SET_PDEATHSIG = 1  # Linux: "send me this signal when my parent dies"


class Ended(SystemExit):
    """A signal ends us; `finally` blocks clean up on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)


def end_on_signals() -> None:
    """A closed terminal is left alone when nohup has it ignored."""
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def run(program: Path, *arguments: str) -> int:
    """Exit code of a program in the foreground.

    A terminal's Ctrl-C reaches it without us and is its own affair: a shell or a debugger goes on.
    """
    if sys.stdin and sys.stdin.isatty():
        signal.signal(signal.SIGINT, lambda *_: None)
    with _program(program, arguments, _end_with_parent) as process:
        code = process.wait()
    return code if code >= 0 else 128 - code


@contextmanager
def child(
    program: Path, *arguments: str, variables: dict[str, str] | None = None, **options: Any
) -> Iterator[subprocess.Popen[str]]:
    """A program in the background: Ctrl-C is for us alone, and it has ended when the block ends."""
    environment = os.environ | (variables or {})
    with _program(program, arguments, _be_in_background, env=environment, **options) as process:
        yield process


@contextmanager
def one_at_a_time(task: str) -> Iterator[None]:
    var_folder().mkdir(parents=True, exist_ok=True)
    with (var_folder() / f"{task}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _end(number: int, _frame: FrameType | None) -> None:
    for other in SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    raise Ended(number)


@contextmanager
def _program(
    program: Path, arguments: Sequence[str], at_start: Callable[[], None], **options: Any
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [program, *arguments],
        cwd=ROOT,
        text=True,
        preexec_fn=at_start,  # noqa: PLW1509 (we have one thread)
        **options,
    )
    try:
        yield process
    finally:
        _finish(process)


def _be_in_background() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _finish(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()
