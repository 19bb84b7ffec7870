"""Records what can be recorded and says, item by item, what became of it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any

from django.db import DataError, IntegrityError, OperationalError, connection, transaction

from core.errors import constraint_of
from visits.sync.outcomes import CREATED, DUPLICATE, IN_CONFLICT, RECEIVED, REJECTED, Outcome
from visits.sync.reading import Batch, Row, outcome_of
from visits.sync.refusals import Reason, Refused
from visits.sync.statement import recording
from visits.sync.totals import Counts

RUNS = 5
PURGED = ("visits_checkin_after_purge", "visits_cancellation_after_purge")
REFUSALS = {
    Reason.UNKNOWN_CHECK_IN: Refused(Reason.UNKNOWN_CHECK_IN, "check_in"),
    Reason.INVALID_ITEM: Refused(Reason.INVALID_ITEM),
    Reason.EVENT_PURGED: Refused(Reason.EVENT_PURGED),
}

Answers = dict[int, str]


@dataclass(frozen=True, slots=True)
class Teller:
    """Who hands the batch in, as the values that the statement wants.

    `is_exchange`: the tablet itself, now. Otherwise somebody brought the file it wrote.
    """

    event_id: int
    tablet_id: int | None
    values: Mapping[str, str | None]
    to_review: int = 0
    is_exchange: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """`missing` and `counts`: what the tablet is told, when it is the tablet that asks."""

    outcomes: list[Outcome]
    missing: int
    counts: Counts


def record_batch(batch: Batch, teller: Teller) -> Record:
    """Outcomes in the order of the items."""
    teller = replace(teller, to_review=teller.to_review + len(batch.refused))
    try:
        answers, missing, counts = _recorded(batch.rows, teller)
    except (IntegrityError, DataError):
        answers, missing, counts = _recorded_one_by_one(batch.rows, teller)
    outcomes = batch.refused + [_outcome(batch, row, answers[row.index]) for row in batch.rows]
    return Record(sorted(outcomes, key=lambda outcome: outcome.index), missing, counts)


def _recorded(rows: Sequence[Row], teller: Teller) -> tuple[Answers, int, Counts]:
    """Until each item has its answer. An item without one met another request that was recording
    it at that very moment: the next run sees it."""
    answers: Answers = {}
    for _run in range(RUNS):
        found, missing, counts = _run_statement(rows, teller)
        for index, answer in found.items():
            if answers.get(index) != CREATED:
                answers[index] = answer
        if len(found) == len(rows):
            return answers, missing, counts
    raise OperationalError("items stay without an answer")


def _run_statement(rows: Sequence[Row], teller: Teller) -> tuple[Answers, int, Counts]:
    check_ins = [row.as_json() for row in rows if row.slot]
    undos = [row.as_json() for row in rows if not row.slot]
    statement = recording(
        check_ins=bool(check_ins), undos=bool(undos), is_exchange=teller.is_exchange
    )
    values = {
        **teller.values,
        "event": str(teller.event_id),
        "tablet": None if teller.tablet_id is None else str(teller.tablet_id),
        "to_review": str(teller.to_review),
        "check_ins": json.dumps(check_ins),
        "undos": json.dumps(undos),
    }
    with _undoable():
        [(answers, missing, counts)] = statement.rows_after_collisions(values)
    found = {index: answer for index, answer in answers or () if answer}
    return found, max(0, int(missing or 0)), counts or ()


def _undoable() -> AbstractContextManager[Any]:
    """A statement alone is a transaction; within one, a refusal must not spoil what came before."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _recorded_one_by_one(rows: Sequence[Row], teller: Teller) -> tuple[Answers, int, Counts]:
    """The last resort: what the database refuses, although it was checked, sinks only itself."""
    answers: Answers = {}
    quietly = replace(teller, is_exchange=False)
    for row in sorted(rows, key=lambda row: row.slot is None):
        try:
            answers.update(_recorded([row], quietly)[0])
        except (IntegrityError, DataError) as error:
            answers[row.index] = _reason_of(error)
    refused = sum(answer not in RECEIVED for answer in answers.values())
    _answers, missing, counts = _run_statement(
        [], replace(teller, to_review=teller.to_review + refused)
    )
    return answers, missing, counts


def _reason_of(error: Exception) -> str:
    return Reason.EVENT_PURGED if constraint_of(error) in PURGED else Reason.INVALID_ITEM


def _outcome(batch: Batch, row: Row, answer: str) -> Outcome:
    if answer == CREATED and row.index in batch.repeated:
        answer = DUPLICATE
    raw = batch.raw[row.index]
    if answer in (*RECEIVED, IN_CONFLICT):
        return outcome_of(row.index, raw, answer)
    return outcome_of(row.index, raw, REJECTED, REFUSALS[Reason(answer)])
