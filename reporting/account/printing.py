"""The filled table as text, in the shape that its templates draw."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.account.layout import Layout
from reporting.account.table import AccountRow, AccountTable
from reporting.bilan.narrative import Passage
from reporting.statistics.formatting import amount_text, percent_text

PERCENT = "percent"


@dataclass(frozen=True)
class Question:
    label: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class PrintedCell:
    """`label` names the column again: on a phone each row becomes a card."""

    label: str
    text: str


@dataclass(frozen=True)
class PrintedRow:
    kind: str
    label: str
    cells: tuple[PrintedCell, ...]


@dataclass(frozen=True)
class PrintedSide:
    title: str
    rows: tuple[PrintedRow, ...]


def columns_of(layout: Layout) -> list[str]:
    labels = {"planned": _("Planned"), "actual": _("Actual"), PERCENT: "%"}
    return [labels[column] for column in _columns(layout)]


def printed_sides(table: AccountTable) -> list[PrintedSide]:
    """Without the free rows that hold nothing."""
    return [
        PrintedSide(
            side.title,
            tuple(_printed(table.layout, row) for row in side.rows if _says_something(row)),
        )
        for side in table.sides
    ]


def _columns(layout: Layout) -> tuple[str, ...]:
    has_both = {"planned", "actual"} <= set(layout.columns)
    return (*layout.columns, PERCENT) if has_both else layout.columns


def _says_something(row: AccountRow) -> bool:
    return not row.is_free or bool(row.label)


def _printed(layout: Layout, row: AccountRow) -> PrintedRow:
    cells = tuple(_cells(layout, row)) if row.kind != "heading" else ()
    return PrintedRow(row.kind, row.label, cells)


def _cells(layout: Layout, row: AccountRow) -> Iterator[PrintedCell]:
    texts = {
        "planned": amount_text(row.planned),
        "actual": amount_text(row.actual),
        PERCENT: percent_text(row.percent, layout.percent_places),
    }
    for column, label in zip(_columns(layout), columns_of(layout), strict=True):
        yield PrintedCell(label, texts[column])
