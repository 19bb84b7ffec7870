"""A captioned table as plain data, in the shape that components/data_table.html draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reporting.statistics.formatting import DASH

SHORT = 7  # rows that may be kept on one page without leaving a great hole before them


@dataclass(frozen=True)
class Column:
    """An `optional` column is left out when no row has anything in it."""

    label: str
    numeric: bool = False
    optional: bool = False


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

    @property
    def is_short(self) -> bool:
        return len(self.rows) <= SHORT


def build_table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], *, note: str = ""
) -> Table:
    """The first column heads its row. An empty text is shown as a dash."""
    rows = list(rows)
    kept = [
        index
        for index, column in enumerate(columns)
        if not column.optional or any(row[index] not in ("", DASH) for row in rows)
    ]
    shown = [columns[index] for index in kept]
    cells = (_row(shown, [row[index] for index in kept]) for row in rows)
    return Table(caption, tuple(shown), tuple(cells), note)


def _row(columns: Sequence[Column], texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(
        Cell(text or DASH, column.label, column.numeric, header=index == 0)
        for index, (column, text) in enumerate(zip(columns, texts, strict=True))
    )
