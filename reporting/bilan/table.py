"""A captioned table as plain data, in the shape that components/data_table.html draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reporting.statistics.formatting import DASH


@dataclass(frozen=True)
class Column:
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """`label` names the column again: on a phone each row becomes a card."""

    text: str
    label: str
    numeric: bool = False
    header: bool = False


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


def build_table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], *, note: str = ""
) -> Table:
    """The first column heads its row. An empty text is shown as a dash."""
    return Table(caption, tuple(columns), tuple(_row(columns, row) for row in rows), note)


def _row(columns: Sequence[Column], texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(
        Cell(text or DASH, column.label, column.numeric, header=index == 0)
        for index, (column, text) in enumerate(zip(columns, texts, strict=True))
    )
