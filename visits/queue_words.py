"""What became of each item of an imported file, in words: what needs somebody first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from visits.handround.form_file import FORM
from visits.handround.outcomes import FormOutcome
from visits.models.check_in import CheckInKind
from visits.queue_file import UNDO, QueueItem
from visits.sync.outcomes import CREATED, DUPLICATE, IN_CONFLICT, Outcome

TONES = {CREATED: "ok", DUPLICATE: "info", IN_CONFLICT: "bad"}


@dataclass(frozen=True)
class ImportedRow:
    item: QueueItem
    outcome: Outcome | FormOutcome

    @property
    def kind(self) -> str:
        return kind_text(self.item.kind)

    @property
    def tone(self) -> str:
        return TONES.get(self.outcome.outcome, "bad")

    @property
    def word(self) -> str:
        words = {
            CREATED: _("recorded"),
            DUPLICATE: _("known already"),
            IN_CONFLICT: _("contradicts what is recorded"),
        }
        return words.get(self.outcome.outcome, _("refused"))


def kind_text(kind: str) -> str:
    if kind == UNDO:
        return _("Cancellation")
    if kind == FORM:
        return _("Filled questionnaire")
    known = kind in CheckInKind.values
    return str(capfirst(CheckInKind(kind).label)) if known else _("Unknown")


def imported_rows(
    items: Sequence[QueueItem], outcomes: Sequence[Outcome | FormOutcome]
) -> list[ImportedRow]:
    rows = [ImportedRow(*pair) for pair in zip(items, outcomes, strict=True)]
    return sorted(rows, key=lambda row: (row.outcome.is_received, row.outcome.outcome != CREATED))
