"""XLSX, one line at a time. Formulas give the value that the spreadsheet computed last."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from core.spreadsheets.merged import MOST_MERGED, filled
from core.spreadsheets.table import Collector, TableRead, Unreadable, cell_text

CHUNK = 1 << 20
MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z0-9:]{3,30})"')
FORMULA = re.compile(rb"<f[\s>/]")
OVERLAP = 64


def read_xlsx(file: BinaryIO, packed: zipfile.ZipFile) -> TableRead:
    book = _opened(file, data_only=True)
    try:
        sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
        if sheet is None:
            raise Unreadable(_("This file has no visible sheet."))
        others = tuple(one.title for one in book.worksheets if one.title != sheet.title)
        formulas, areas = _looked_through(packed, sheet._worksheet_path)
        unknown = _without_value(file, sheet) if formulas else {}
        collected = Collector()
        for number, cells in filled(_rows(sheet), areas):
            collected.add(number, iter(cells), unknown.get(number, ()))
    finally:
        book.close()
    return TableRead(
        tuple(collected.lines), sheet.title, others, tuple(_notes(formulas, len(areas)))
    )


def _opened(file: BinaryIO, *, data_only: bool) -> Any:
    file.seek(0)
    return load_workbook(file, read_only=True, data_only=data_only, keep_links=False)


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        yield number, [cell_text(value) for value in row]


def _without_value(file: BinaryIO, sheet: Any) -> dict[int, tuple[int, ...]]:
    """Columns, by line, of formulas that no spreadsheet has computed."""
    book = _opened(file, data_only=False)
    try:
        written = book[sheet.title]
        written.reset_dimensions()
        pairs = zip(written.iter_rows(), sheet.iter_rows(values_only=True), strict=False)
        found = {}
        for number, (cells, values) in enumerate(pairs, start=1):
            missing = tuple(
                index
                for index, (cell, value) in enumerate(zip(cells, values, strict=False))
                if value is None and cell.data_type == "f"
            )
            if missing:
                found[number] = missing
        return found
    finally:
        book.close()


def _looked_through(packed: zipfile.ZipFile, path: str) -> tuple[bool, list[Any]]:
    """Whether the sheet has formulas, and the areas of one column that are merged."""
    has_formulas, areas = False, []
    with packed.open(posixpath.normpath(path).lstrip("/")) as sheet:
        rest = b""
        while chunk := sheet.read(CHUNK):
            text = rest + chunk
            has_formulas = has_formulas or FORMULA.search(text) is not None
            areas += [range_boundaries(found.decode()) for found in MERGED.findall(text)]
            if len(areas) > MOST_MERGED:
                raise Unreadable(_("This sheet has too many merged cells: separate them first."))
            cut = text.rfind(b"<")
            rest = text[cut:] if cut >= 0 else text[-OVERLAP:]
    return has_formulas, sorted(areas, key=lambda area: area[1])


def _notes(formulas: bool, areas: int) -> Iterator[str]:
    if formulas:
        yield _("Formulas were found: the value computed last is what counts.")
    if areas:
        text = ngettext(
            "%(number)d merged area: its value was repeated on each of its lines.",
            "%(number)d merged areas: their value was repeated on each of their lines.",
            areas,
        )
        yield text % {"number": areas}
