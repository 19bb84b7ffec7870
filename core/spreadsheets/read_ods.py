"""ODS, one line at a time: `content.xml` is read as it flows, never held as a whole."""

import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree  # the parser of Python refuses entities that grow

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.spreadsheets.merged import Area, filled
from core.spreadsheets.table import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Collector,
    TableRead,
    Unreadable,
    cell_text,
)

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
NUMBERS = ("float", "currency", "percentage")
FOLDED = {f"{TEXT}line-break": "\n", f"{TEXT}tab": "\t"}


class Sheet:
    """What is gathered while the first sheet goes by."""

    def __init__(self) -> None:
        self.title = ""
        self.others: list[str] = []
        self.formulas = False
        self.areas: list[Area] = []
        self.collected = Collector()
        self.number = 0


def read_ods(packed: zipfile.ZipFile) -> TableRead:
    sheet = Sheet()
    with packed.open("content.xml") as content:
        for number, cells in filled(_rows(content, sheet), sheet.areas):
            sheet.collected.add(number, iter(cells))
    if not sheet.title:
        raise Unreadable(_("This file has no visible sheet."))
    return TableRead(
        tuple(sheet.collected.lines), sheet.title, tuple(sheet.others), tuple(_notes(sheet))
    )


def _rows(content: Any, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    depth = 0
    for event, element in ElementTree.iterparse(content, events=("start", "end")):  # noqa: S314
        if element.tag == f"{TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                name = element.get(f"{TABLE}name", "?")
                sheet.title, sheet.others = (
                    (sheet.title, [*sheet.others, name]) if sheet.title else (name, [])
                )
        if event == "end" and element.tag == f"{TABLE}table-row":
            if depth == 1 and not sheet.others:
                yield from _repeated(element, sheet)
            element.clear()


def _repeated(row: Any, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """An empty line that stands for a million is passed over, not written out."""
    times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
    cells = list(_cells(row, sheet))
    if not any(cells) and times > MOST_ROWS:
        sheet.number += times
        return
    for _time in range(times):
        sheet.number += 1
        yield sheet.number, list(cells)


def _cells(row: Any, sheet: Sheet) -> Iterator[str]:
    column = 0
    for cell in row:
        if cell.tag not in CELLS:
            continue
        times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        down = int(cell.get(f"{TABLE}number-rows-spanned", "1"))
        if down > 1:
            first = sheet.number + 1
            sheet.areas.append((column + 1, first, column + 1, first + down - 1))
        sheet.formulas = sheet.formulas or cell.get(f"{TABLE}formula") is not None
        text = _text(cell)
        column += times
        yield from [text] * (min(times, MOST_COLUMNS + 1) if text else min(times, MOST_COLUMNS))


def _text(cell: Any) -> str:
    kind = cell.get(f"{OFFICE}value-type")
    if kind in NUMBERS:
        return cell_text(float(cell.get(f"{OFFICE}value", "nan")))
    if kind == "date":
        return str(cell.get(f"{OFFICE}date-value", ""))[:10]
    return "\n".join(_paragraph(part) for part in cell.findall(f"{TEXT}p"))


def _paragraph(part: Any) -> str:
    """No longer than what is kept of a cell: three letters may stand for millions of spaces."""
    text = ""
    for piece in _written(part):
        text += piece
        if len(text) > LONGEST_CELL:
            break
    return text


def _written(part: Any) -> Iterator[str]:
    """ODS has elements for what XML would fold: spaces in a row, tabs, ends of lines."""
    yield part.text or ""
    for piece in part:
        if piece.tag == f"{TEXT}s":
            yield " " * min(int(piece.get(f"{TEXT}c", "1")), LONGEST_CELL)
        elif piece.tag in FOLDED:
            yield FOLDED[piece.tag]
        else:
            yield from _written(piece)
        yield piece.tail or ""


def _notes(sheet: Sheet) -> Iterator[str]:
    if sheet.formulas:
        yield _("Formulas were found: the value computed last is what counts.")
    if areas := len(sheet.areas):
        text = ngettext(
            "%(number)d merged area: its value was repeated on each of its lines.",
            "%(number)d merged areas: their value was repeated on each of their lines.",
            areas,
        )
        yield text % {"number": areas}
