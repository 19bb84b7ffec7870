from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from events.models import Event
from reporting.figures.definitions.today import TODAY_FIGURES
from reporting.figures.definitions.visits import VISIT_FIGURES
from reporting.figures.facts import Facts, TodayFacts
from reporting.figures.figure import Figure, Group
from reporting.figures.loading import load_facts, load_visit_facts
from reporting.figures.registry import figures_for
from reporting.figures.value import FigureValue, value_of


@dataclass(frozen=True)
class FigureSet:
    """All figures of one event, and the facts behind them for tables and charts."""

    facts: Facts
    values: dict[str, FigureValue]

    def __getitem__(self, code: str) -> FigureValue:
        return self.values[code]

    def __iter__(self) -> Iterator[FigureValue]:
        return iter(self.values.values())

    def get(self, code: str) -> FigureValue | None:
        return self.values.get(code)

    def of(self, *codes: str) -> tuple[FigureValue, ...]:
        return tuple(self.values[code] for code in codes)

    def in_group(self, group: Group) -> tuple[FigureValue, ...]:
        return tuple(value for value in self if value.figure.group == group)


def figures_of(event: Event) -> FigureSet:
    return compute(load_facts(event))


def visit_figures_of(event: Event) -> FigureSet:
    """Those of the visits alone, for a page that shows no other."""
    return _computed(load_visit_facts(event), VISIT_FIGURES)


def live_figures_of(event: Event, today: TodayFacts) -> FigureSet:
    """Those of the visits alone, for pages that ask again every few seconds."""
    facts = load_visit_facts(event, today)
    return _computed(facts, (*VISIT_FIGURES, *TODAY_FIGURES))


def compute(facts: Facts) -> FigureSet:
    return _computed(facts, figures_for(facts))


def _computed(facts: Facts, figures: Iterable[Figure]) -> FigureSet:
    return FigureSet(
        facts,
        {
            figure.code: value_of(figure, figure.compute(facts), facts.declared.get(figure.code))
            for figure in figures
        },
    )
