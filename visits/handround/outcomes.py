"""What became of each questionnaire of a batch."""

from dataclasses import dataclass
from typing import Any

from visits.handround.refusals import CONFLICT, FormReason
from visits.sync.outcomes import IN_CONFLICT, RECEIVED

LONGEST_ECHO = 100


@dataclass(frozen=True, slots=True)
class FormOutcome:
    index: int
    id: str | None
    outcome: str
    reason: FormReason | None = None
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
        answer: dict[str, Any] = {"index": self.index, "id": self.id, "outcome": self.outcome}
        if self.reason:
            answer["reason"] = self.reason.value
        if self.field:
            answer["field"] = self.field
        if not self.is_received:
            answer["message"] = self.message
        return answer


def echoed_id(raw: Any) -> str | None:
    identifier = raw.get("id") if isinstance(raw, dict) else None
    return identifier[:LONGEST_ECHO] if isinstance(identifier, str) else None
