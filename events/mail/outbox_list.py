"""The messages of an event that a coordinator asks for, one page of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from events.mail.purposes import REGISTRY, label_of
from events.models import Event, OutgoingMessage
from events.models.mail import MessageState

AT_ONCE = 25
LONGEST_SEARCH = 100
LATE = timedelta(minutes=10)
TONES = {"sent": "tag-ok", "failed": "tag-bad", "draft": "tag-warn"}
ACTION_OF = {"draft": "approve", "failed": "retry"}


@dataclass(frozen=True)
class Asked:
    state: str = ""
    purpose: str = ""
    search: str = ""
    page: str = "1"

    def query(self, **changes: str) -> str:
        values = {
            "etat": self.state,
            "type": self.purpose,
            "recherche": self.search,
            "page": self.page if self.page != "1" else "",
        }
        return urlencode({key: value for key, value in {**values, **changes}.items() if value})


@dataclass(frozen=True)
class Row:
    message: OutgoingMessage
    kind: str
    state: str
    tone: str


@dataclass(frozen=True)
class Tab:
    label: str
    number: int
    query: str
    is_current: bool


@dataclass(frozen=True)
class ToReview:
    """All drafts of one kind, for the button that approves them together."""

    code: str
    label: str
    number: int


@dataclass(frozen=True)
class Outbox:
    asked: Asked
    page: Page
    rows: list[Row]
    tabs: list[Tab]
    purposes: list[tuple[str, str]]
    to_review: list[ToReview]
    repeats: int
    hold_reason: str
    is_worker_silent: bool
    is_empty: bool

    @property
    def previous(self) -> str | None:
        return self._turn(-1) if self.page.has_previous() else None

    @property
    def next(self) -> str | None:
        return self._turn(1) if self.page.has_next() else None

    def _turn(self, pages: int) -> str:
        return self.asked.query(page=str(self.page.number + pages))


def read_asked(values: Mapping[str, Any]) -> Asked:
    state = str(values.get("etat", ""))
    return Asked(
        state=state if state in MessageState.values else "",
        purpose=str(values.get("type", "")),
        search=str(values.get("recherche", "")).strip()[:LONGEST_SEARCH],
        page=str(values.get("page", "1")),
    )


def read_outbox(event: Event, asked: Asked) -> Outbox:
    messages = event.outgoing_messages
    found = messages.with_words(asked.search)
    if asked.purpose:
        found = found.filter(purpose=asked.purpose)
    numbers = found.numbers_by_state()
    shown = found.filter(state=asked.state) if asked.state else found
    page = Paginator(shown.defer("text"), AT_ONCE).get_page(asked.page)
    purposes = sorted(messages.order_by().values_list("purpose", flat=True).distinct())
    return Outbox(
        asked=asked,
        page=page,
        rows=[row_of(message) for message in page],
        tabs=_tabs(asked, numbers),
        purposes=[(code, label_of(code)) for code in purposes],
        to_review=_to_review(event),
        repeats=messages.repeats(),
        hold_reason=messages.on_hold().values_list("last_error", flat=True).first() or "",
        is_worker_silent=messages.due(timezone.now() - LATE).exists(),
        is_empty=not purposes,
    )


def row_of(message: OutgoingMessage) -> Row:
    return Row(
        message, label_of(message.purpose), state_label(message), TONES.get(message.state, "")
    )


def state_label(message: OutgoingMessage) -> str:
    """A reminder that was no longer due is not told from one that was sent."""
    purpose = REGISTRY.get(message.purpose)
    if message.state == MessageState.SENT and purpose is not None and purpose.is_due:
        return _("handled")
    return str(message.get_state_display())


def _tabs(asked: Asked, numbers: dict[str, int]) -> list[Tab]:
    everything = Tab(
        _("all"), sum(numbers.values()), asked.query(etat="", page=""), not asked.state
    )
    return [
        everything,
        *(
            Tab(
                str(state.label),
                numbers.get(state.value, 0),
                asked.query(etat=state.value, page=""),
                asked.state == state,
            )
            for state in MessageState
        ),
    ]


def _to_review(event: Event) -> list[ToReview]:
    drafts = event.outgoing_messages.to_review()
    return [ToReview(code, label_of(code), number) for code, number in drafts.numbers_by_purpose()]
