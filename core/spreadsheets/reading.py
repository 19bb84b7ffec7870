"""Reads a file for a spreadsheet, whatever its name says: XLSX, ODS, else text with separators."""

import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from core.file_kinds import DAMAGED_ZIP
from core.spreadsheets.read_csv import read_csv
from core.spreadsheets.read_ods import read_ods
from core.spreadsheets.read_xlsx import read_xlsx
from core.spreadsheets.table import LARGEST_FILE, LARGEST_UNPACKED, TableRead, Unreadable

ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def read_table(file: BinaryIO, size: int) -> TableRead:
    """Raises Unreadable. Holds no more in memory than what `core.spreadsheets.table` bounds."""
    if size > LARGEST_FILE:
        text = _(
            "This file weighs %(size)d MB; the most is %(most)d MB. Keep only the lines to import."
        )
        raise Unreadable(text % {"size": -(-size // 1024**2), "most": LARGEST_FILE // 1024**2})
    start = file.read(4)
    file.seek(0)
    if start == OLD_OFFICE:
        raise Unreadable(
            _(
                "This is an old Excel file (.xls) or one with a password: "
                "save it as .xlsx without one."
            )
        )
    if start == PDF:
        raise Unreadable(_("This is a PDF, not a table: ask for the spreadsheet it was made from."))
    table = _read_zip(file) if start == ZIP else read_csv(file.read())
    if not table.lines:
        raise Unreadable(_("This file holds no line."))
    return table


def _read_zip(file: BinaryIO) -> TableRead:
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
            if sum(member.file_size for member in packed.infolist()) > LARGEST_UNPACKED:
                raise Unreadable(
                    _("Unpacked, this file is far too large: keep only the lines to import.")
                )
            if "xl/workbook.xml" in names:
                return read_xlsx(file, packed)
            if "content.xml" in names:
                return read_ods(packed)
    except (*DAMAGED_ZIP, TypeError, SyntaxError) as error:
        raise Unreadable(
            _(
                "This file is damaged or has a password: "
                "open it in a spreadsheet and save it again, without one."
            )
        ) from error
    raise Unreadable(_("This is not a spreadsheet: choose an XLSX, ODS or CSV file."))
