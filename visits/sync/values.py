"""Single values of a request. Each function gives the value, or None when it is not one."""

import re
from datetime import datetime
from typing import Any

LARGEST_BATCH = 200
LARGEST_NUMBER = 2**53  # the whole numbers that a browser counts exactly
UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.I)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
SERIES = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
VERSION = re.compile(r"[\w.+ -]{0,40}", re.ASCII)


def uuid4_of(value: Any) -> str | None:
    """In lower case, as PostgreSQL writes it."""
    return value.lower() if isinstance(value, str) and UUID4.fullmatch(value) else None


def whole_number_of(value: Any, least: int, most: int = LARGEST_NUMBER) -> int | None:
    """Neither 1.0 nor true, which Python would take for 1."""
    return value if type(value) is int and least <= value <= most else None


def moment_of(value: Any) -> datetime | None:
    """A moment with its distance to UTC."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def text_of(value: Any, pattern: re.Pattern[str]) -> str | None:
    return value if isinstance(value, str) and pattern.fullmatch(value) else None
