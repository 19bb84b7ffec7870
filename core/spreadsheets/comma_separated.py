"""CSV that a French spreadsheet opens with a double click: UTF-8 with its mark, semicolons."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from core.spreadsheets.workbook import Cell, Formula, Sheet, harmless, plain_number

BYTE_ORDER_MARK = "\ufeff"  # without it, French spreadsheets read UTF-8 as Latin-1


def write_csv(sheet: Sheet) -> bytes:
    return b"".join(csv_lines(sheet.headings, sheet.rows))


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Line by line, for tables that no memory should hold."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";", lineterminator="\r\n")
    line.write(BYTE_ORDER_MARK)
    writer.writerow([_text(heading) for heading in headings])
    yield _taken(line)
    for row in rows:
        writer.writerow([_text(cell) for cell in row])
        yield _taken(line)


def _taken(line: io.StringIO) -> bytes:
    written = line.getvalue().encode()
    line.seek(0)
    line.truncate()
    return written


def _text(cell: Cell) -> str:
    if isinstance(cell, Formula):
        cell = cell.value
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else plain_number(cell)
