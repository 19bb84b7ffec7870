from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.models import Event
from reporting.figures.facts import Facts
from reporting.figures.figure import Group
from reporting.figures.loading import load_facts
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
    facts = load_facts(event)
    return compute(facts)


def compute(facts: Facts) -> FigureSet:
    return FigureSet(
        facts,
        {
            figure.code: value_of(figure, figure.compute(facts), facts.declared.get(figure.code))
            for figure in figures_for(facts)
        },
    )
