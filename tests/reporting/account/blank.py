"""A blank form made here, with the fields of the official one: the real one is not ours to ship.

CITE_OFFICIAL_BLANK may name the real blank: then it is tried as well.
"""

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from reporting.account.layout import official_layout
from reporting.account.official_forms import OfficialForm, form_of_edition
from reporting.account.table import account_table
from reporting.figures.facts import BudgetFacts

EDITION = "15059*02"
MULTILINE = 1 << 12
LARGE = (40, 0, 540, 90)
SMALL = (0, 0, 60, 12)
COLUMNS, STEP = 8, 14
TOP = 800


def form() -> OfficialForm:
    found = form_of_edition(EDITION)
    assert found
    return found


def real_blank() -> bytes | None:
    path = os.environ.get("CITE_OFFICIAL_BLANK")
    return Path(path).read_bytes() if path else None


def make_blank() -> bytes:
    writer = PdfWriter()
    known = form()
    parts = {part: list(fields.values()) for part, fields in known.texts.items()}
    parts["table"] += list(_names_of_amounts(known))
    for _page in range(max(known.pages.values()) + 1):
        writer.add_blank_page(595, 842)
    fields = ArrayObject()
    for part, names in parts.items():
        page = writer.pages[known.pages[part]]
        page[NameObject("/Annots")] = ArrayObject()
        for index, name in enumerate(names):
            field = writer._add_object(_field(name, index))
            page["/Annots"].append(field)
            fields.append(field)
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(_acro_form(writer, fields))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _names_of_amounts(known: OfficialForm):
    table = account_table(official_layout(known.layout), BudgetFacts())
    for row, fields in known.rows(table):
        yield from fields.values()
        if row.is_free:
            yield known.free_label.format(code=row.code)


def _field(name: str, index: int) -> DictionaryObject:
    is_text = name.startswith("txt_") and index < COLUMNS and "nom" not in name
    left, height = index % COLUMNS * 70 + 10, LARGE[3] if is_text else SMALL[3]
    width = LARGE[2] if is_text else SMALL[2]
    bottom = TOP - index // COLUMNS * STEP - (index * 95 if is_text else 0)
    box = [left, bottom, left + width, bottom + height]
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/Ff"): NumberObject(MULTILINE if is_text else 0),
            NameObject("/F"): NumberObject(4),
            NameObject("/T"): TextStringObject(name),
            NameObject("/DA"): TextStringObject("/Helv 8 Tf 0 g"),
            NameObject("/V"): TextStringObject("0"),
            NameObject("/Rect"): ArrayObject(map(NumberObject, box)),
        }
    )


def _acro_form(writer: PdfWriter, fields: ArrayObject) -> DictionaryObject:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    scripts = DecodedStreamObject()
    scripts.set_data(b"<xdp:xdp/>")
    fonts = DictionaryObject({NameObject("/Helv"): writer._add_object(font)})
    return DictionaryObject(
        {
            NameObject("/Fields"): fields,
            NameObject("/DR"): DictionaryObject({NameObject("/Font"): fonts}),
            NameObject("/DA"): TextStringObject("/Helv 0 Tf 0 g"),
            NameObject("/XFA"): writer._add_object(scripts),
        }
    )


def fingerprint(content: bytes) -> str:
    return sha256(content).hexdigest()
