"""XLSX: texts are texts, numbers are numbers, nothing is a formula."""

import io
from typing import Any

from openpyxl import Workbook as File
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from core.spreadsheets.workbook import Cell, Formula, Sheet, Workbook, decimal_places, safe_row

WIDE, NARROW = 60, 16
LONG_TEXT = 24
TEXT = "s"  # as openpyxl names it
COMPUTED, PERCENT = "0.00", "0.0 %"
BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")


def write_xlsx(workbook: Workbook) -> bytes:
    file = File(write_only=True)
    for sheet in workbook.sheets:
        _write(file, sheet)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _write(file: File, sheet: Sheet) -> None:
    page = file.create_sheet(sheet.safe_title)
    page.freeze_panes = "A2"
    for index, heading in enumerate(sheet.headings):
        texts = [heading, *(str(row[index]) for row in sheet.rows[:LONG_TEXT])]
        is_long = max(map(len, texts)) > LONG_TEXT
        page.column_dimensions[get_column_letter(index + 1)].width = WIDE if is_long else NARROW
    headings = [_cell(page, heading) for heading in safe_row(sheet.headings)]
    for heading in headings:
        heading.font = BOLD
    page.append(headings)
    for row in sheet.rows:
        page.append([_cell(page, cell) for cell in safe_row(row)])


def _cell(page: Any, value: Cell) -> WriteOnlyCell:
    if isinstance(value, Formula):
        cell = WriteOnlyCell(page, f"={value.text}")
        cell.number_format = PERCENT if value.is_percent else COMPUTED
        return cell
    cell = WriteOnlyCell(page, value)
    if isinstance(value, str):
        cell.data_type = TEXT  # else "#N/A" would be an error
        cell.alignment = WRAPPED
    elif places := decimal_places(value) if value is not None and not isinstance(value, int) else 0:
        cell.number_format = f"0.{'0' * places}"
    return cell
