"""Fills an official PDF form. The only module that writes with pypdf.

The form's own scripts live in its XFA part, which most readers do not run and which overrides the
fields where it is run: it is taken out, so every number is ours.
"""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

from reporting.account.content import AccountContent
from reporting.account.form_letters import in_form_letters, replaced_letters
from reporting.account.official_forms import OfficialForm
from reporting.account.table import AccountTable
from reporting.statistics.formatting import number_text

MULTILINE = 1 << 12  # a bit of a field's flags (ISO 32000-1, 12.7.4.3)
READ_ONLY = 1
SMALLEST = 4.5  # points
LEGIBLE = 5.5  # points, for a line that has a shorter wording
READABLE = 6.5  # points, for texts of several lines
WIDTH = 0.5  # of a letter, in times the size of the font: an average with some margin
WIDE = 0.75  # of a capital or another wide letter
WIDE_LETTERS = frozenset("mwœæ%@—…&")
CUT = "…"
LEADING = 1.4
CONTINUED = " […] (suite dans la version accessible)"


def fill(form: OfficialForm, blank: bytes, table: AccountTable, content: AccountContent) -> bytes:
    """The same input gives the same bytes."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(blank)))
    _take_scripts_out(writer)
    short = {form.free_label.format(code=code): text for code, text in table.short.items()}
    for part, values in _values(form, table, content).items():
        page = writer.pages[form.pages[part]]
        fields = {field["/T"]: field for field in map(_object, page["/Annots"])}
        fitted = {
            name: _fit(fields[name], text, short.get(name, text)) for name, text in values.items()
        }
        writer.update_page_form_field_values(page, fitted, auto_regenerate=False)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def letters_replaced(table: AccountTable, content: AccountContent) -> list[str]:
    """What the font of the form lacks: it writes the nearest letters instead."""
    labels = [row.label for row in table.rows.values() if row.is_free]
    return replaced_letters([*_texts(content).values(), *labels])


def _object(reference) -> DictionaryObject:
    return reference.get_object()


def _take_scripts_out(writer: PdfWriter) -> None:
    """With them go the maker's seal, which the first change breaks, and scripts of the document."""
    root = writer.root_object
    root["/AcroForm"].get_object().pop("/XFA", None)
    root["/AcroForm"].get_object()[NameObject("/SigFlags")] = NumberObject(0)
    root.pop("/Perms", None)
    if "/Names" in root:
        root["/Names"].get_object().pop("/JavaScript", None)


def _values(
    form: OfficialForm, table: AccountTable, content: AccountContent
) -> dict[str, dict[str, str]]:
    """Part of the form → field → text. A field that holds nothing is emptied: blanks hold zeros."""
    amounts: dict[str, str] = {}
    for row, fields in form.rows(table):
        amounts[fields["planned"]] = _amount(row.planned)
        amounts[fields["actual"]] = _amount(row.actual)
        amounts[fields["percent"]] = "" if row.percent is None else number_text(row.percent)
        if row.is_free:
            amounts[form.free_label.format(code=row.code)] = row.label
    texts = _texts(content)
    values = {
        part: {field: texts.get(name, "") for name, field in fields.items()}
        for part, fields in form.texts.items()
    }
    values["table"] |= amounts
    return values


def _amount(value) -> str:
    return "" if value is None else number_text(value)


def _texts(content: AccountContent) -> dict[str, str]:
    identity, attestation, share = content.identity, content.attestation, content.share
    signed_on = attestation.signed_on
    return {
        **content.texts,
        "name": identity.name,
        "siret": identity.siret,
        "rna": identity.rna,
        "local_registration": identity.local_registration,
        "year": f"{content.year % 100:02}" if content.year else "",
        "amount": _amount(share.amount),
        "share": "" if share.percent is None else number_text(share.percent),
        "signatory": attestation.signatory,
        "organisation": attestation.organisation,
        "signed_on": f"{signed_on:%d/%m/%Y}" if signed_on else "",
        "signed_at": attestation.signed_at,
    }


def _fit(field: DictionaryObject, text: str, short: str) -> str:
    """What the field can show, in the letters that its font has; its font shrinks if it must.
    `short` takes the place of a line that would be too small to read."""
    left, bottom, right, top = (float(number) for number in field["/Rect"])
    width, height = right - left, top - bottom
    text, short = in_form_letters(text), in_form_letters(short)
    text = short if _width(text) * LEGIBLE > width else text
    font, size = str(field["/DA"]).split()[0], float(str(field["/DA"]).split()[1])
    if int(field.get("/Ff", 0)) & MULTILINE:
        text, size = _cut(text, width, height), 0  # 0: wrapped, as large as the field allows
    elif _width(text) * size > width:
        size = max(SMALLEST, width / _width(text))
        text = _shorten(text, width / size)
    field[NameObject("/DA")] = TextStringObject(f"{font} {size:g} Tf 0 g")
    return text


def _width(text: str) -> float:
    """Of a line, in times the size of the font."""
    return sum(WIDE if one.isupper() or one in WIDE_LETTERS else WIDTH for one in text)


def _shorten(text: str, room: float) -> str:
    """A line that does not fit in its smallest letters says that it goes on."""
    while text and _width(text) > room:
        text = f"{text.removesuffix(CUT)[:-1].rstrip()}{CUT}" if text != CUT else ""
    return text


def _cut(text: str, width: float, height: float) -> str:
    """Texts that would be too small to read end with a pointer to the accessible version."""
    per_line = int(width / (WIDTH * READABLE))
    lines = int(height / (LEADING * READABLE))
    kept: list[str] = []
    for paragraph in text.splitlines():
        needed = max(1, -(-len(paragraph) // per_line))
        if needed > lines:
            room = lines * per_line - len(CONTINUED)
            shortened = paragraph[: max(0, room)].rsplit(" ", 1)[0]
            return "\n".join([*kept, shortened + CONTINUED])
        kept.append(paragraph)
        lines -= needed
    return "\n".join(kept)
