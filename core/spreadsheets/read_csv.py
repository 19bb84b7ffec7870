"""Text with separators: the encoding and the separator are found, nobody is asked."""

import codecs
import csv
import io

from django.utils.translation import gettext as _

from core.spreadsheets.table import Collector, TableRead, Unreadable

SEPARATORS = (";", ",", "\t", "|")
LOOKED_AT = 20
WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_csv(content: bytes) -> TableRead:
    text, encoding = _decoded(content)
    if "\x00" in text:
        raise Unreadable(_("This is not a table: choose an XLSX, ODS or CSV file."))
    separator = _separator(text)
    collected = Collector()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    try:
        for cells in reader:
            collected.add(before + 1, iter(cells))
            before = reader.line_num
    except csv.Error as error:
        told = _("Line %(number)d cannot be read: a quotation mark is probably missing.")
        raise Unreadable(told % {"number": reader.line_num}) from error
    note = _("Read as %(encoding)s, columns separated by: %(separator)s.")
    names = {";": _("semicolon"), ",": _("comma"), "\t": _("tabulation"), "|": "|"}
    return TableRead(
        tuple(collected.lines),
        notes=(note % {"encoding": encoding, "separator": names[separator]},),
    )


def _decoded(content: bytes) -> tuple[str, str]:
    """UTF-8 if it is; else what Windows and old programs write in France."""
    for mark, name in WIDE:
        if content.startswith(mark):
            return content.decode(name, "replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "Windows-1252 (Latin-1)"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "Latin-1"


def _separator(text: str) -> str:
    """The one that cuts the first lines into the most columns, the same number on each."""
    return max(SEPARATORS, key=lambda separator: _agreement(text, separator))


def _agreement(text: str, separator: str) -> tuple[int, int]:
    start = io.StringIO(text, newline="")
    widths = []
    try:
        for cells in csv.reader(start, delimiter=separator):
            if any(cells):
                widths.append(len(cells))
            if len(widths) == LOOKED_AT:
                break
    except csv.Error:
        return (0, 0)
    cut = [width for width in widths if width > 1]
    if not cut:
        return (0, 0)
    usual = max(set(cut), key=cut.count)
    return (cut.count(usual), usual)
