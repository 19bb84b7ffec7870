"""A section is a list of panels: words, figures, charts and tables that answer one question."""

from collections.abc import Iterable
from dataclasses import dataclass

from reporting.charts.chart import Chart, DataTable
from reporting.figures import FigureValue, Status
from reporting.sections.amount_table import AmountTable

TEMPLATE = "reporting/sections/section.html"


@dataclass(frozen=True)
class Quotes:
    """What people wrote in answer to one question, in an order that says nothing.

    `others`: published texts that are not on the page.
    """

    question: str
    texts: tuple[str, ...]
    others: int = 0


@dataclass(frozen=True)
class Panel:
    """`notes` stand above the charts, `remarks` under them."""

    heading: str
    notes: tuple[str, ...] = ()
    figures: tuple[FigureValue, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[DataTable, ...] = ()
    amounts: tuple[AmountTable, ...] = ()
    quotes: tuple[Quotes, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def has_content(self) -> bool:
        drawn = self.figures or self.charts or self.tables or self.amounts
        return bool(self.notes or drawn or self.quotes)


@dataclass(frozen=True)
class Section:
    """`level` is the level of the panels' headings in the page."""

    panels: tuple[Panel, ...]
    level: int = 2

    @property
    def has_content(self) -> bool:
        return bool(self.panels)


def section_of(*panels: Panel) -> Section:
    """Panels without content are left out."""
    return Section(tuple(panel for panel in panels if panel.has_content))


def recorded(values: Iterable[FigureValue]) -> tuple[FigureValue, ...]:
    """Without those of which nothing was recorded; "not counted" stays, it is an answer."""
    return tuple(value for value in values if value.status != Status.EMPTY)
