"""What a tablet says around the questionnaires that it sends. No number, and no series."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from visits.sync.message import MANY, PROTOCOL
from visits.sync.problems import Problem, ProblemCode, invalid
from visits.sync.values import moment_of, whole_number_of

LARGEST_BATCH = 20  # each one is a transaction that writes some hundred rows


@dataclass(frozen=True, slots=True)
class FormMessage:
    """`waiting` and `to_review` are what stays on the tablet beside these items."""

    clock_offset: timedelta
    waiting: int
    to_review: int
    items: list[Any]


def read_form_message(body: Any, received_at: datetime) -> FormMessage:
    told: Mapping[str, Any] = body if isinstance(body, dict) else {}
    sent_at = moment_of(told.get("sent_at"))
    if sent_at is None:
        raise invalid("sent_at")
    if whole_number_of(told.get("protocol"), PROTOCOL, PROTOCOL) is None:
        raise invalid("protocol")
    return FormMessage(
        clock_offset=received_at - sent_at,
        waiting=_count(told, "waiting"),
        to_review=_count(told, "to_review"),
        items=_items(told.get("items")),
    )


def _count(told: Mapping[str, Any], name: str) -> int:
    number = whole_number_of(told.get(name), 0, MANY)
    if number is None:
        raise invalid(name)
    return number


def _items(items: Any) -> list[Any]:
    if not isinstance(items, list):
        raise invalid("items")
    if len(items) > LARGEST_BATCH:
        raise Problem(ProblemCode.TOO_MANY_ITEMS)
    return items
