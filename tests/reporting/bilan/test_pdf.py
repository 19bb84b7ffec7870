"""The file itself: accessible, complete in itself, the same twice, marked while it is a draft."""

import io
import shutil
import subprocess
from datetime import UTC, datetime

import page as validator
import pytest
from pypdf import PdfReader

from core import native_libraries
from core.pdf import PdfUnavailable, render_pdf
from reporting.bilan.identity import Edition
from reporting.bilan.rendering import render_report_pdf
from reporting.bilan.report import compose_report
from tests.factories import make_event
from tests.reporting.bilan.conftest import french, sheets_of, text_of

WATERMARK = "BROUILLON"
DATED = datetime(2019, 6, 30, tzinfo=UTC)
FILES = ("draft", "published")


def faults(pdf):
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    return [(fault.rule_id, fault.message) for fault in report.failures]


def reader(pdf):
    return PdfReader(io.BytesIO(pdf), strict=True)


def fonts_of(pdf):
    """Each font of the file with whether its outlines are in it."""
    found = {}
    for item in reader(pdf).pages[0]["/Resources"]["/Font"].values():
        font = item.get_object()
        descendant = font.get("/DescendantFonts", [font])[0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        found[font["/BaseFont"]] = any(key.startswith("/FontFile") for key in descriptor)
    return found


def marked_pages(pdf):
    return [WATERMARK in sheet for sheet in sheets_of(pdf)]


@pytest.mark.parametrize("name", FILES)
def test_report_is_accessible(outputs, name):
    assert faults(getattr(outputs, name)) == []


def test_validator_sees_a_document_without_language():
    html = "<html><title>Bilan</title><p>Texte</p>"
    assert faults(render_pdf(html, stylesheets=(), identity="test", dated=DATED)) != []


@pytest.mark.parametrize("name", FILES)
def test_report_is_a_sound_file(outputs, name, tmp_path):
    """qpdf where there is one; pypdf, which refuses the same damage, everywhere."""
    pdf = getattr(outputs, name)
    assert all(sheets_of(pdf))
    if qpdf := shutil.which("qpdf"):
        path = tmp_path / "bilan.pdf"
        path.write_bytes(pdf)
        checked = subprocess.run(
            [qpdf, "--check", path], check=False, capture_output=True, text=True
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_only_our_font_is_used_and_it_is_embedded(outputs):
    fonts = fonts_of(outputs.published)
    assert all(fonts.values())
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"Atkinson"}


def test_two_drawings_of_the_same_draft_are_the_same_bytes(outputs):
    assert outputs.draft == outputs.draft_again


@pytest.mark.django_db
def test_two_drawings_of_the_same_version_are_the_same_bytes(event):
    edition = Edition(1, DATED)
    first, second = (render_report_pdf(event, compose_report(event), edition) for _ in range(2))
    assert first == second


def test_every_page_of_a_draft_is_marked(outputs):
    assert all(marked_pages(outputs.draft))
    assert french("Draft, not published") in text_of(outputs.draft)


def test_no_page_of_a_version_is_marked(outputs):
    assert not any(marked_pages(outputs.published))
    assert "Version 1" in text_of(outputs.published)


def test_contents_give_the_page_of_each_part(outputs):
    """The numbers are drawn before the titles, in the same order."""
    sheets = sheets_of(outputs.published)
    announced = [int(line) for line in sheets[2].splitlines() if line.isdigit()]
    starts = [2] + [
        1 + next(i for i, text in enumerate(sheets) if f"{part.number}. {part.title}\n" in text)
        for part in outputs.report.parts
    ]
    assert announced == starts


def test_figures_travel_in_the_file(outputs):
    document = reader(outputs.published)
    attached = {name: files[0] for name, files in document.attachments.items()}
    assert sorted(attached) == ["chiffres.csv", "chiffres.json"]
    assert attached["chiffres.csv"].startswith("\ufeffcode;nom;valeur".encode())
    assert b'"beneficiaries"' in attached["chiffres.json"]
    related = document.trailer["/Root"]["/AF"]
    assert [item.get_object()["/AFRelationship"] for item in related] == ["/Data", "/Data"]


@pytest.mark.django_db
def test_event_without_any_data_has_a_report():
    event = make_event(name="Cité sans rien")
    pdf = render_report_pdf(event, compose_report(event))
    assert faults(pdf) == []
    assert "Cité sans rien" in text_of(pdf)
    assert french("No figure was recorded for this event yet.") in text_of(pdf)


def test_machine_without_the_libraries_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(native_libraries, "load", lambda: ["libpango-1.0.so.0"])
    with pytest.raises(PdfUnavailable, match=r"apt-get install libpango-1\.0-0"):
        render_pdf("<html></html>", stylesheets=(), identity="test", dated=DATED)
