"""What a tablet says of itself around its items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from visits.sync.problems import Problem, ProblemCode, invalid
from visits.sync.speaker import Speaker
from visits.sync.values import LARGEST_BATCH, SERIES, VERSION, moment_of, text_of, whole_number_of

PROTOCOL = 1
MANY = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Message:
    """`waiting` and `to_review` are what stays on the tablet beside these items."""

    clock_offset: timedelta
    app_version: str
    last_number: int
    waiting: int
    to_review: int
    is_ready: bool | None  # how its last rehearsal went, told once
    items: list[Any]


def read_message(body: Any, speaker: Speaker, received_at: datetime) -> Message:
    """A Problem says which part of the request is not as documented."""
    told: Mapping[str, Any] = body if isinstance(body, dict) else {}
    sent_at = _required("sent_at", moment_of(told.get("sent_at")))
    _required("protocol", whole_number_of(told.get("protocol"), PROTOCOL, PROTOCOL))
    if text_of(told.get("series"), SERIES) != speaker.series:
        raise invalid("series")
    return Message(
        clock_offset=received_at - sent_at,
        app_version=_required("app_version", text_of(told.get("app_version"), VERSION)),
        last_number=_required("last_number", whole_number_of(told.get("last_number"), 0)),
        waiting=_required("waiting", whole_number_of(told.get("waiting"), 0, MANY)),
        to_review=_required("to_review", whole_number_of(told.get("to_review"), 0, MANY)),
        is_ready=_readiness(told.get("rehearsal")),
        items=_items(told.get("items")),
    )


def _required(field: str, value: Any) -> Any:
    if value is None:
        raise invalid(field)
    return value


def _readiness(rehearsal: Any) -> bool | None:
    if rehearsal is None:
        return None
    if not isinstance(rehearsal, dict) or not isinstance(rehearsal.get("ready"), bool):
        raise invalid("rehearsal")
    ready: bool = rehearsal["ready"]
    return ready


def _items(items: Any) -> list[Any]:
    if not isinstance(items, list):
        raise invalid("items")
    if len(items) > LARGEST_BATCH:
        raise Problem(ProblemCode.TOO_MANY_ITEMS)
    return items
