"""A table read from a file: texts, line by line, with what must be told about them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils.translation import gettext as _

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 120 * 1024 * 1024
MOST_LINES_READ = 200_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000  # characters; one more is kept of a longer cell, so that it can be refused


class Unreadable(Exception):
    """The file cannot be taken; the message says why and what to do."""


@dataclass(frozen=True)
class Line:
    """`number` as the spreadsheet shows it. `formulas`: columns whose formula has no value."""

    number: int
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()


@dataclass(frozen=True)
class TableRead:
    """`sheet` is empty for a text file, `others` are the sheets that were not read."""

    lines: tuple[Line, ...]
    sheet: str = ""
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Collector:
    """Keeps the lines that hold something, within bounds."""

    read: int = 0
    lines: list[Line] = field(default_factory=list)

    def add(self, number: int, cells: Iterator[str], formulas: tuple[int, ...] = ()) -> None:
        self.read += 1
        if self.read > MOST_LINES_READ:
            text = _("This sheet has more than %(most)d lines: keep only those to import.")
            raise Unreadable(text % {"most": MOST_LINES_READ})
        kept = _trimmed([cell.strip()[: LONGEST_CELL + 1] for cell in cells], formulas)
        if not kept:
            return
        if len(kept) > MOST_COLUMNS:
            text = _("Line %(number)d has more than %(most)d columns: is this the right sheet?")
            raise Unreadable(text % {"number": number, "most": MOST_COLUMNS})
        if len(self.lines) >= MOST_ROWS:
            text = _("This table has more than %(most)d lines: import it in several files.")
            raise Unreadable(text % {"most": MOST_ROWS})
        self.lines.append(Line(number, tuple(kept), formulas))


def _trimmed(cells: list[str], formulas: tuple[int, ...]) -> list[str]:
    last = max((index for index, cell in enumerate(cells) if cell), default=-1)
    return cells[: max(last, *formulas, -1) + 1] if formulas else cells[: last + 1]


def cell_text(value: object) -> str:
    """As somebody would type it: no “.0” after a whole number, dates with the year first."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.15g}"  # as a spreadsheet shows it: 30.3 for 30.299999999999997
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
