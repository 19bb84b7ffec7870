"""ODS, for LibreOffice and the administrations that ask for an open format."""

import io
from decimal import Decimal

from odfdo import Cell as FileCell
from odfdo import Document, Row, Table

from core.spreadsheets.workbook import Cell, Formula, Sheet, Workbook, plain_number, safe_row

VALUE_TYPES = ("office:value-type", "calcext:value-type")


def write_ods(workbook: Workbook) -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    for sheet in workbook.sheets:
        document.body.append(_table(sheet))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _table(sheet: Sheet) -> Table:
    table = Table(sheet.safe_title)
    for row in (sheet.headings, *sheet.rows):
        line = Row()
        for cell in safe_row(row):
            line.append_cell(_cell(cell), clone=False)
        table.append_row(line, clone=False)
    return table


def _cell(value: Cell) -> FileCell:
    if value is None:
        return FileCell()
    if isinstance(value, Formula):
        return _formula(value)
    if isinstance(value, str):
        return FileCell(value, text=value, cell_type="string")
    return FileCell(value, text=plain_number(value), cell_type="float")


def _formula(formula: Formula) -> FileCell:
    """A fraction is shown as a percentage; the library would round it in the text beside it."""
    value = formula.value
    text = "" if value is None else plain_number(value)
    cell = FileCell(value, text=text, cell_type="float", formula=formula.open_formula)
    if formula.is_percent and value is not None:
        for name in VALUE_TYPES:
            cell.set_attribute(name, "percentage")
        cell.text_content = f"{plain_number((Decimal(value) * 100).normalize())}\u202f%"
    return cell
