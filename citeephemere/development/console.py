"""Words to the person at the keyboard. Standard library only."""

import sys


class Impossible(Exception):
    """What stops us, and what to do about it; shown without a traceback."""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def last_line(output: str) -> str:
    """Where most programs say what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "(it says nothing)"
