"""What somebody read, field by field, in a few characters that travel with a form or a file.

They tell a field that was typed from one that was only shown, and a row that is no longer the one
that was read.
"""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Model

LENGTH = 12


def mark(value: Any) -> str:
    """Of one value. The same amount, the same lines of text give the same mark however written."""
    return _digest(_plain(value))


def marks(values: Mapping[str, Any]) -> str:
    """Of each value: `seen_of` gives them back."""
    return " ".join(f"{name}:{mark(value)}" for name, value in sorted(values.items()))


def seen_of(text: str) -> dict[str, str]:
    return dict(part.split(":", 1) for part in text.split() if ":" in part)


def whole_mark(values: Mapping[str, Any]) -> str:
    """Of all of them together."""
    return _digest(marks(values))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _plain(value: Any) -> str:
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Decimal):
        return f"{value.normalize() + 0:f}"
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
