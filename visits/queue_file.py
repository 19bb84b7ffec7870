"""The file that a tablet exports when its queue cannot leave it: what it holds, before anything
is recorded. The tablet writes the same items as it would have sent."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from events.models import Event

FORMAT, VERSION = "cite-ephemere-passages", 1
UNDO = "undo"


class NotAQueue(Exception):
    """The content is not that of an exported queue of this event; the message says why."""


@dataclass(frozen=True)
class QueueItem:
    """One line of the file, as far as it can be read; what is wrong with it is said on import."""

    raw: Any

    def _value(self, name: str, kind: type) -> Any:
        value = self.raw.get(name) if isinstance(self.raw, dict) else None
        return value if isinstance(value, kind) and not isinstance(value, bool) else None

    @property
    def number(self) -> int | None:
        return self._value("number", int)

    @property
    def kind(self) -> str:
        return self._value("kind", str) or ""

    @property
    def people(self) -> int | None:
        return None if self.kind == UNDO else self._value("headcount", int)

    @property
    def tapped_at(self) -> datetime | None:
        """By the tablet's clock."""
        try:
            moment = parse_datetime(self._value("tapped_at", str) or "")
        except ValueError:
            return None
        return moment if moment and moment.tzinfo else None

    @property
    def identifier(self) -> UUID | None:
        try:
            return UUID(self._value("id", str) or "")
        except ValueError:
            return None


@dataclass(frozen=True)
class Queue:
    """`parts` are what the tablet recorded for this event, each as one export; `elsewhere` is how
    many items of other events the file holds as well."""

    parts: tuple[dict[str, Any], ...]
    elsewhere: int

    @property
    def items(self) -> list[QueueItem]:
        return [QueueItem(raw) for part in self.parts for raw in part["items"]]

    @property
    def desk(self) -> str:
        desk = self.parts[0].get("desk")
        return desk if isinstance(desk, str) else ""

    def kinds(self) -> Counter[str]:
        return Counter(item.kind for item in self.items)

    def known_to(self, event: Event) -> int:
        """How many of its items the event has already: they will not count again."""
        identifiers = {item.identifier for item in self.items} - {None}
        records = event.check_ins, event.check_in_cancellations
        return sum(rows.filter(pk__in=identifiers).count() for rows in records)


def read_queue(content: Any, slug: str) -> Queue:
    """The part of a file that belongs to the event of this address; NotAQueue when there is none.

    A tablet that served two events exports both: `others` is what was not for the last one.
    """
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise NotAQueue(_("This is not a file exported by a tablet: it holds something else."))
    return Queue(*parts_of(content, slug, version=VERSION))


def parts_of(
    content: dict[str, Any], slug: str, *, version: int
) -> tuple[tuple[dict[str, Any], ...], int]:
    """Those of this event, and how many items of other events the file holds as well."""
    if content.get("version") != version:
        raise NotAQueue(_("This file was made by another version of the application."))
    parts = list(_parts(content))
    own = tuple(part for part in parts if part["event"] == slug)
    if not own:
        others = ", ".join(sorted({part["event"] for part in parts}))
        raise NotAQueue(
            _("This file is about another event (%(event)s): import it on the page of that event.")
            % {"event": others}
        )
    elsewhere = sum(len(part["items"]) for part in parts if part["event"] != slug)
    if not any(part["items"] for part in own):
        raise NotAQueue(_("This file holds nothing of this event: there is nothing to import."))
    return own, elsewhere


def _parts(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    others = content.get("others", [])
    for part in (content, *(others if isinstance(others, list) else ())):
        if not (
            isinstance(part, dict)
            and isinstance(part.get("event"), str)
            and isinstance(part.get("items"), list)
        ):
            raise NotAQueue(_("This file is damaged: its check-ins cannot be read."))
        yield part
