"""The questionnaire on paper: the same questions, in each language, findable when it comes back."""

import io

import page as validator
import pytest
from django.urls import reverse
from pypdf import PdfReader

from surveys.bank import QUESTIONNAIRES
from surveys.instrument import read_instrument
from surveys.languages import Language
from surveys.printed_sheet import printed_items, sheet_pdf
from surveys.services import create_from_bank, latest_version
from surveys.sheet_marks import find_sheet, mark_of, shown_mark
from tests.factories import make_survey_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(event):
    return latest_version(create_from_bank(event=event, questionnaire="visitors"))


def text_of(pdf):
    pages = PdfReader(io.BytesIO(pdf), strict=True).pages
    return "".join("".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", Language)
def test_sheet_is_accessible_and_says_every_question(version, language):
    pdf = sheet_pdf(version, language)
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    text = text_of(pdf)
    assert shown_mark(mark_of(version, language)) in text
    if language != Language.ARABIC:  # read from right to left, letter by letter
        for item in read_instrument(version, language).questions:
            assert "".join(item.label.split()) in text, item.label


@pytest.mark.parametrize("ready", QUESTIONNAIRES)
@pytest.mark.parametrize("language", ["fr", "ar", "pt"])
def test_ready_questionnaire_fits_both_sides_of_one_sheet(event, ready, language):
    survey = event.surveys.filter(code=ready).first() or create_from_bank(
        event=event, questionnaire=ready
    )
    pdf = sheet_pdf(latest_version(survey), Language(language))
    assert len(PdfReader(io.BytesIO(pdf)).pages) <= 2


def test_conditions_and_digits_are_those_of_the_entry_screen(version):
    items = list(printed_items(read_instrument(version, "fr"), "fr"))
    [shown] = [item for item in items if item.condition]
    assert shown.condition == "Si vous avez coché «\u202fNon\u202f» à la question 5\u202f:"
    assert [box.digit for box in items[0].boxes] == ["1", "2", "3", "4", "5"]


def test_mark_finds_version_and_language(coordinator_client, version):
    second = make_survey_version(event=version.event, survey=version.survey, number=2)
    marks = {mark_of(one, language) for one in (version, second) for language in Language}
    assert len(marks) == 14
    mark = shown_mark(mark_of(version, "ar"))
    assert find_sheet(version.event, f" {mark.lower()} ") == (version, Language.ARABIC)
    assert find_sheet(version.event, "AAAAAA") is None
    page = reverse("paper_list", args=[version.event.slug])
    found = coordinator_client.get(page, {"marque": mark})
    assert found.url.endswith(f"/{version.survey.code}/saisie/?version=1&langue=ar")
    assert "AAA-AAA" in coordinator_client.get(page, {"marque": "AAA-AAA"}).content.decode()


@pytest.mark.parametrize("persona", ["coordinator", "reception"])
def test_team_downloads_the_sheet(persona, request, version):
    client = request.getfixturevalue(f"{persona}_client")
    arguments = [version.event.slug, version.survey.code]
    answer = client.get(reverse("paper_sheet", args=[*arguments, "tr"]))
    assert answer["Content-Disposition"].endswith('"feuille-visitors-v1-tr.pdf"')
    assert client.get(reverse("paper_sheet", args=[*arguments, "nl"])).status_code == 404


def test_same_sheet_gives_the_same_bytes(version):
    assert sheet_pdf(version, Language.CHINESE) == sheet_pdf(version, Language.CHINESE)
