"""The verbatims that a coordinator moderates: which are asked for, and one page of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q

from events.models import Event
from surveys.models import Answer
from surveys.models.moderation import Verdict
from surveys.moderation import State, in_state, number_in_states, shuffled, verbatims_of

AT_ONCE = 25
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `seed` makes the order, another one on each visit."""

    state: str = State.UNREAD
    survey: str = ""
    search: str = ""
    seed: str = field(default_factory=lambda: token_hex(4))
    page: str = "1"

    def query(self, **changes: str) -> str:
        values = {
            "etat": self.state,
            "questionnaire": self.survey,
            "recherche": self.search,
            "ordre": self.seed,
            "page": self.page,
        }
        return urlencode({key: value for key, value in {**values, **changes}.items() if value})


def read_asked(values: Mapping[str, Any]) -> Asked:
    seed = {"seed": values["ordre"]} if str(values.get("ordre", "")).isalnum() else {}
    return Asked(
        state=values.get("etat", State.UNREAD),
        survey=values.get("questionnaire", ""),
        search=values.get("recherche", "").strip()[:LONGEST_SEARCH],
        page=values.get("page", "1"),
        **seed,
    )


@dataclass(frozen=True)
class Card:
    """One text. `written` is what stands for it when somebody was named in it."""

    key: str
    survey: str
    question: str
    original: str
    written: str
    state: str
    in_report: bool

    @property
    def text(self) -> str:
        return self.written or self.original

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)


@dataclass(frozen=True)
class Tab:
    """One state and how many verbatims are in it."""

    label: str
    number: int
    query: str
    is_current: bool


@dataclass(frozen=True)
class VerbatimList:
    asked: Asked
    page: Page
    cards: list[Card]
    tabs: list[Tab]
    surveys: list[tuple[str, str]]

    @property
    def previous(self) -> str:
        return self._turn(-1) if self.page.has_previous() else ""

    @property
    def next(self) -> str:
        return self._turn(1) if self.page.has_next() else ""

    def _turn(self, pages: int) -> str:
        return self.asked.query(page=str(self.page.number + pages))


def list_verbatims(event: Event, asked: Asked) -> VerbatimList:
    found = _searched(verbatims_of(event), asked)
    numbers = number_in_states(found)
    ordered = shuffled(in_state(found, asked.state), asked.seed)
    page = Paginator(ordered, AT_ONCE).get_page(asked.page)
    tabs = [
        Tab(
            str(state.label), numbers[state], asked.query(etat=state, page=""), asked.state == state
        )
        for state in State
    ]
    surveys = list(event.surveys.order_by("title").values_list("code", "title"))
    return VerbatimList(asked, page, [_card(answer) for answer in page], tabs, surveys)


def _tab(state: State, number: int, asked: Asked) -> Tab:
    query = asked.query(etat=state, page="")
    return Tab(str(state.label), number, query, is_current=asked.state == state)


def _searched(answers: Any, asked: Asked) -> Any:
    if asked.survey:
        answers = answers.filter(version__survey__code=asked.survey)
    if asked.search:
        words = asked.search
        answers = answers.filter(Q(text__icontains=words) | Q(moderation__text__icontains=words))
    return answers


def _card(answer: Answer) -> Card:
    made = getattr(answer, "moderation", None)
    state = State.UNREAD
    if made:
        state = State.PUBLISHED if made.verdict == Verdict.PUBLISHED else State.HIDDEN
    return Card(
        key=str(answer.pk),
        survey=answer.question.version.survey.title,
        question=answer.question.label,
        original=answer.text,
        written=made.text if made else "",
        state=state,
        in_report=bool(made and made.in_report),
    )
