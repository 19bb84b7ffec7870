"""Which line of a file holds the headings, and what each of its columns is."""

from collections.abc import Sequence

from core.spreadsheets.table import Line
from partners.imports.fields import Field, recognised

LOOKED_AT = 15


def find_headings(lines: Sequence[Line], fields: tuple[Field, ...]) -> tuple[int, list[str]]:
    """Index of the line in which the most headings are recognised, the first one of equals; and
    the field of each column. Titles above the table are passed over."""
    found = [_columns(line.cells, fields) for line in lines[:LOOKED_AT]]
    best = max(range(len(found)), key=lambda index: (_count(found[index]), -index))
    width = max(len(line.cells) for line in lines)
    columns = found[best] + [""] * (width - len(found[best]))
    return best, columns


def _columns(cells: Sequence[str], fields: tuple[Field, ...]) -> list[str]:
    """Two columns are never the same field: the first one is."""
    columns: list[str] = []
    for cell in cells:
        code = recognised(cell, fields)
        columns.append("" if code in columns else code)
    return columns


def _count(columns: Sequence[str]) -> int:
    return sum(bool(code) for code in columns)
