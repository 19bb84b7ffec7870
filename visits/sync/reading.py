"""From what a tablet sent to rows that the database cannot refuse."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from visits.sync.items import Item, UndoItem, read_item
from visits.sync.outcomes import CREATED, IN_CONFLICT, REJECTED, Outcome
from visits.sync.period import QUARTER_HOUR, Period
from visits.sync.places import Meanings, placed
from visits.sync.refusals import Reason, Refused

LONGEST_ECHO = 100
LookUp = Callable[[Iterable[Item]], Meanings]


@dataclass(frozen=True, slots=True)
class Row:
    """`columns` of one check-in, or of one undo if there is no `slot`."""

    index: int
    number: int
    id: str
    slot: datetime | None
    columns: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        slot = {"slot": self.slot.isoformat()} if self.slot else {}
        return {"n": self.index, "number": self.number, "id": self.id, **slot, **self.columns}

    def says_the_same_as(self, other: "Row") -> bool:
        """As the statement compares with what is recorded: a quarter-hour apart is the same."""
        if self.slot is None or other.slot is None:
            return self.slot is other.slot and self.columns == other.columns
        apart = abs((self.slot - other.slot).total_seconds())
        return apart <= QUARTER_HOUR and self.columns == other.columns


@dataclass(slots=True)
class Batch:
    """`repeated`: rows whose identifier an earlier row of the batch has, with the same content."""

    raw: Sequence[Any]
    rows: list[Row] = field(default_factory=list)
    refused: list[Outcome] = field(default_factory=list)
    repeated: set[int] = field(default_factory=set)

    @property
    def check_ins(self) -> list[Row]:
        return [row for row in self.rows if row.slot]

    @property
    def undos(self) -> list[Row]:
        return [row for row in self.rows if not row.slot]

    def as_if_recorded(self) -> list[Outcome]:
        """For a rehearsal: all that could be recorded was."""
        fine = [outcome_of(row.index, self.raw[row.index], CREATED) for row in self.rows]
        return sorted(self.refused + fine, key=lambda outcome: outcome.index)

    def refuse(self, index: int, outcome: str, refusal: Refused | None = None) -> None:
        self.refused.append(outcome_of(index, self.raw[index], outcome, refusal))


def read_batch(
    raw: Sequence[Any], *, period: Period, look_up: LookUp, is_purged: bool = False
) -> Batch:
    """`look_up` says what the codes that these items name mean in the event."""
    batch = Batch(raw)
    items = dict(_readable(batch, period, is_purged))
    meanings = look_up(items.values())
    first: dict[str, Row] = {}
    for row in _rows(batch, items, meanings):
        twin = first.setdefault(row.id, row)
        if twin is row or row.says_the_same_as(twin):
            batch.rows.append(row)
        else:
            batch.refuse(row.index, IN_CONFLICT)
        if twin is not row:
            batch.repeated.add(row.index)
    return batch


def outcome_of(index: int, raw: Any, outcome: str, refusal: Refused | None = None) -> Outcome:
    """The number and the identifier are repeated as they came, if they are of the right kind."""
    told = raw if isinstance(raw, dict) else {}
    number, identifier = told.get("number"), told.get("id")
    return Outcome(
        index,
        number if type(number) is int else None,
        identifier[:LONGEST_ECHO] if isinstance(identifier, str) else None,
        outcome,
        refusal.reason if refusal else None,
        refusal.field if refusal else "",
    )


def _readable(batch: Batch, period: Period, is_purged: bool) -> Iterator[tuple[int, Item]]:
    for index, raw in enumerate(batch.raw):
        try:
            item = read_item(raw, period)
            if is_purged:
                raise Refused(Reason.EVENT_PURGED)
        except Refused as refusal:
            batch.refuse(index, REJECTED, refusal)
        else:
            yield index, item


def _rows(batch: Batch, items: dict[int, Item], meanings: Meanings) -> Iterable[Row]:
    for index, item in items.items():
        if isinstance(item, UndoItem):
            columns = {"check_in_id": item.check_in, "reason": item.reason}
            yield Row(index, item.number, item.id, None, columns)
            continue
        try:
            columns = placed(item, meanings)
        except Refused as refusal:
            batch.refuse(index, REJECTED, refusal)
        else:
            yield Row(index, item.number, item.id, item.slot, columns)
