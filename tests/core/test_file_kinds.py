"""What a file is, whatever it says."""

import tracemalloc

import pytest

from core.file_kinds import PDF, kind_of, safe_name
from tests.budgets import files

TRUE = {
    "PDF": files.PDF,
    "JPEG": files.image("JPEG"),
    "PNG": files.image("PNG"),
    "XLSX": files.xlsx(),
    "ODT": files.odt(),
    "DOCX": files.packed(word__document_xml="<x/>"),
}
FALSE = {
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a drawing that runs": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "a program": b"MZ\x90\x00",
    "nothing": b"",
    "a PDF cut short": files.PDF[:20],
    "a picture cut short": files.image("PNG")[:40],
    "a photograph cut short": files.image("JPEG")[:-20],
    "a damaged archive": files.damaged(),
    "an archive with a password": files.with_password(),
    "the first bytes of a picture": b"\xff\xd8\xff" + b"<script>",
    "any archive": files.packed(mimetype="application/zip"),
    "an archive of nothing": files.packed(readme="x"),
    "a sheet with macros": files.packed(xl__workbook_xml="<x/>", xl__vbaProject="x"),
}


@pytest.mark.parametrize("name", TRUE)
def test_kind_is_read_in_the_bytes(name):
    assert kind_of(TRUE[name]).name == name


def test_photograph_may_have_bytes_of_the_telephone_behind_it():
    assert kind_of(files.image("JPEG") + b"moving picture" * 1000).name == "JPEG"


def test_archive_is_not_unpacked_to_know_what_it_is():
    bomb = files.bomb()
    tracemalloc.start()
    try:
        assert kind_of(bomb) is None
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", FALSE)
def test_what_is_none_of_ours_has_no_kind(name):
    assert kind_of(FALSE[name]) is None


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Facture n°12.pdf", "Facture n°12.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\docs\\facture.PDF", "facture.pdf"),
        ('a"; filename="b.pdf', "a- filename=-b.pdf"),
        ("sans-point", "sans-point.pdf"),
        (".pdf", "pdf.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("a\r\nSet-Cookie.pdf", "a-Set-Cookie.pdf"),
    ],
)
def test_name_is_harmless(given, kept):
    assert safe_name(given, PDF) == kept
