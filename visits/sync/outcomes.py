"""What became of each item of a batch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from visits.sync.refusals import CONFLICT, Reason

CREATED, DUPLICATE, IN_CONFLICT, REJECTED = "created", "duplicate", "conflict", "rejected"
# The tablet may forget these, and no others.
RECEIVED = {CREATED, DUPLICATE}


@dataclass(frozen=True, slots=True)
class Outcome:
    index: int
    number: int | None
    id: str | None
    outcome: str
    reason: Reason | None = None
    field: str = ""

    @property
    def is_received(self) -> bool:
        return self.outcome in RECEIVED

    @property
    def message(self) -> str:
        """Why it was refused, in the reader's language; empty when it was received."""
        if self.outcome == IN_CONFLICT:
            return str(CONFLICT)
        return str(self.reason.label) if self.reason else ""

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "index": self.index,
            "number": self.number,
            "id": self.id,
            "outcome": self.outcome,
        }
        if self.reason:
            answer["reason"] = self.reason.value
        if self.field:
            answer["field"] = self.field
        if not self.is_received:
            answer["message"] = self.message
        return answer


def how_many_refused(outcomes: Iterable[Outcome]) -> int:
    return sum(not outcome.is_received for outcome in outcomes)
