"""Any file that somebody may send: read within bounds, or refused with the reason."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from core.spreadsheets.ods import write_ods
from core.spreadsheets.reading import read_table
from core.spreadsheets.table import LARGEST_FILE, Unreadable
from core.spreadsheets.workbook import Sheet
from core.spreadsheets.workbook import Workbook as Plain
from tests.budgets import files

BOLD = Font(bold=True)


def read(content):
    return read_table(io.BytesIO(content), len(content))


def cells(content):
    return [line.cells for line in read(content).lines]


def xlsx(*rows, change=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_is_read_whatever_its_encoding_and_separator(encoding, separator):
    text = separator.join(("Nom", "Ville")) + "\r\n" + separator.join(("École d’à côté", "Épinay"))
    written = text.replace("’", "'").encode(encoding)
    assert cells(written) == [("Nom", "Ville"), ("École d'à côté", "Épinay")]


def test_separator_inside_quotation_marks_separates_nothing():
    assert cells(b'Nom;Note\r\nA;"un, deux; trois"\r\n') == [
        ("Nom", "Note"),
        ("A", "un, deux; trois"),
    ]


def test_lines_of_a_text_keep_their_number_after_a_cell_on_two_lines():
    lines = read(b'Nom;Note\r\nA;"un\r\ndeux"\r\nB;x\r\n').lines
    assert [line.number for line in lines] == [1, 2, 4]


def test_numbers_and_days_of_a_spreadsheet_are_as_typed():
    rows = cells(xlsx(["SIRET", "Date"], [21930006400019, date(2019, 4, 17)], [1.5, None]))
    assert rows == [("SIRET", "Date"), ("21930006400019", "2019-04-17"), ("1.5",)]


def test_empty_lines_are_passed_over_and_do_not_move_the_others():
    def a_hundred_thousand(sheet):
        for number in range(1, 100_001):
            sheet.cell(number, 1).font = BOLD
        sheet.cell(100_002, 1, "fin")

    [line] = read(xlsx(change=a_hundred_thousand)).lines
    assert (line.number, line.cells) == (100_002, ("fin",))


def test_merged_cells_give_their_value_to_each_of_their_lines():
    def merge(sheet):
        sheet.merge_cells("A2:A4")

    table = read(xlsx(["Type", "Nom"], ["asso", "A"], [None, "B"], [None, "C"], change=merge))
    assert [line.cells for line in table.lines[1:]] == [("asso", "A"), ("asso", "B"), ("asso", "C")]
    assert len(table.notes) == 1


def test_formula_without_a_value_is_pointed_at():
    line = read(xlsx(["Nom", "SIRET"], ["A", '=CONCATENATE("219","300")'])).lines[1]
    assert (line.cells, line.formulas) == (("A", ""), (1,))


def test_ods_is_read_and_other_sheets_are_named():
    book = Plain(
        "x", (Sheet("Un", ("Nom", "N"), (("É", 3), ("B", None))), Sheet("Deux", ("X",), ()))
    )
    table = read(write_ods(book))
    assert [line.cells for line in table.lines] == [("Nom", "N"), ("É", "3"), ("B",)]
    assert (table.sheet, table.others) == ("Un", ("Deux",))


def test_cell_as_libreoffice_writes_it_keeps_its_spaces_and_its_ends_of_lines():
    """Ends of lines, tabs and spaces in a row are elements there, not letters."""
    written = "<text:p>a<text:line-break/>b<text:s/> <text:span>c<text:tab/>d</text:span></text:p>"
    book = Plain("essai", (Sheet("Un", ("Note",), (("ICI",), ("LOIN",))),))
    far = '<text:p>x<text:s text:c="900000000"/>y</text:p>'
    content = replaced(write_ods(book), "<text:p>ICI</text:p>", f"{written}<text:p>e</text:p>")
    content = replaced(content, "<text:p>LOIN</text:p>", far)
    assert cells(content) == [("Note",), ("a\nb  c\td\ne",), ("x",)]


def replaced(ods, before, after):
    """A copy in which `content.xml` says something else."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ods)) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "content.xml":
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return copy.getvalue()


def test_million_empty_lines_of_an_ods_cost_nothing():
    content = ODS % (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
        "</table:table-row><table:table-row><table:table-cell "
        'office:value-type="string"><text:p>fin</text:p></table:table-cell></table:table-row>'
    )
    [line] = read(packed(content)).lines
    assert (line.number, line.cells) == (1_000_001, ("fin",))


def packed(content):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", content)
    return written.getvalue()


ODS = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="F">%s</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
MANY = "Nom\n" + "x\n" * 20_001
WIDE = ";".join(["x"] * 61)
BOMB = (
    '<!DOCTYPE a [<!ENTITY b "aaaaaaaaaa">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1 if n else str()};" * 10}">' for n in range(9))
    + "]><a>&b8;</a>"
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\n;;\n", id="nothing in the cells"),
        pytest.param(bytes(range(256)) * 20, id="bytes"),
        pytest.param(b"PK\x03\x04abc", id="damaged"),
        pytest.param(b"%PDF-1.7", id="pdf"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"x" * 600, id="old office"),
        pytest.param(packed("<a>"), id="cut xml"),
        pytest.param(files.damaged(), id="bytes that do not unpack"),
        pytest.param(files.with_password(), id="password"),
        pytest.param(packed(BOMB), id="entities that grow"),
        pytest.param(packed(" " * (121 * 1024 * 1024)), id="unpacks to more than a hundred MB"),
        pytest.param(MANY.encode(), id="too many lines"),
        pytest.param(WIDE.encode(), id="too many columns"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(content):
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert len(str(refused.value)) > len("No.")


def test_file_that_is_too_heavy_is_refused_unread():
    class Untouchable(io.BytesIO):
        def read(self, *_args):
            raise AssertionError("read")

    with pytest.raises(Unreadable, match="50"):
        read_table(Untouchable(), 50 * 1024 * 1024)
    assert LARGEST_FILE < 50 * 1024 * 1024
