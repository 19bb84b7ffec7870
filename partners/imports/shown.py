"""The lines of a plan as the page shows them: those asked for, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from partners.imports.plan import Outcome, Plan, PlannedLine

PER_PAGE = 100
# What needs a person comes first.
ORDER = (
    Outcome.REFUSED,
    Outcome.DUPLICATE,
    Outcome.CHANGED,
    Outcome.NEW,
    Outcome.KNOWN,
)
TONES = {
    Outcome.REFUSED: "bad",
    Outcome.DUPLICATE: "warn",
    Outcome.CHANGED: "info",
    Outcome.NEW: "ok",
    Outcome.KNOWN: "info",
}


@dataclass(frozen=True)
class Tab:
    value: str
    label: str
    number: int
    is_current: bool


@dataclass(frozen=True)
class ShownLine:
    line: PlannedLine
    tone: str
    decision: str


@dataclass(frozen=True)
class ShownPlan:
    tabs: Sequence[Tab]
    page: Page
    lines: Sequence[ShownLine]
    asked: str


def shown_plan(plan: Plan, asked: str, page: str, decisions: dict[str, str]) -> ShownPlan:
    """`asked`: an outcome; all of them when it is none."""
    known = {str(outcome) for outcome in ORDER}
    asked = asked if asked in known else ""
    lines = [line for line in plan.lines if not asked or line.outcome == asked]
    numbered = Paginator(lines, PER_PAGE).get_page(page)
    tabs = [
        Tab(str(outcome), str(outcome.label), plan.counts[outcome], asked == outcome)
        for outcome in ORDER
    ]
    shown = [
        ShownLine(line, TONES[line.outcome], decisions.get(str(line.number), ""))
        for line in numbered
    ]
    return ShownPlan(tabs, numbered, shown, asked)
