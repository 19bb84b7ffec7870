"""The file of filled questionnaires that a tablet exports when they cannot leave it.

It names no desk. On the page of the import nobody reads an answer.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from events.models import Event
from surveys.erased import erased_on
from visits.handround.outcomes import FormOutcome, echoed_id
from visits.handround.recording import record_forms
from visits.queue_file import Queue, parts_of
from visits.sync.values import uuid4_of, whole_number_of

FORMAT, VERSION = "cite-ephemere-questionnaires", 1
FORM = "form"
# What the tablet adds to a questionnaire that it exports.
NOTES = {"state", "review_reason", "message"}
LARGEST_OFFSET_MS = 10**13


@dataclass(frozen=True)
class FormItem:
    """One line of the file: that it is a questionnaire, and nothing of what it says."""

    raw: Any
    number = None
    people = None
    tapped_at = None
    kind = FORM


@dataclass(frozen=True)
class FormsFile(Queue):
    @property
    def items(self) -> list[FormItem]:  # type: ignore[override]
        return [FormItem(raw) for part in self.parts for raw in part["items"]]

    @property
    def desk(self) -> str:
        return ""

    def kinds(self) -> Counter[str]:
        return Counter({FORM: len(self.items)})

    def known_to(self, event: Event) -> int:
        keys = {uuid4_of(echoed_id(item.raw)) for item in self.items} - {None}
        return int(event.responses.filter(pk__in=keys).count())


def is_forms_file(content: Any) -> bool:
    return isinstance(content, dict) and content.get("format") == FORMAT


def read_forms_file(content: Any, slug: str) -> FormsFile:
    """The part that belongs to the event of this address; NotAQueue when there is none."""
    return FormsFile(*parts_of(content, slug, version=VERSION))


def import_forms(*, event: Event, content: Any, by: User) -> list[FormOutcome]:
    """In the order of `read_forms_file(…).items`. The coordinator may take in whatever a desk
    handed round, also when it may no longer do so; what came already is a duplicate."""
    outcomes: list[FormOutcome] = []
    for part in read_forms_file(content, event.slug).parts:
        told = whole_number_of(part.get("clock_offset_ms"), -LARGEST_OFFSET_MS, LARGEST_OFFSET_MS)
        outcomes += record_forms(
            [_as_sent(item) for item in part["items"]],
            event=event,
            handed=None,
            offset=timedelta(milliseconds=told or 0),
            received_at=timezone.now(),
            is_purged=erased_on(event) is not None,
        )
    return outcomes


def _as_sent(item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    return {name: value for name, value in item.items() if name not in NOTES}
