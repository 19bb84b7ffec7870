"""Files for a spreadsheet, read back: the texts of the pages, numbers as numbers, no formula."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils.translation import gettext
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document

from core.spreadsheets.comma_separated import BYTE_ORDER_MARK, write_csv
from core.spreadsheets.ods import write_ods
from core.spreadsheets.workbook import Sheet, Workbook, harmless
from core.spreadsheets.xlsx import write_xlsx
from reporting.figures import figures_of
from reporting.sections.masked import masking_for
from reporting.sections.question_results import result_of
from reporting.spreadsheets import raw_answers
from tests.personas import client_of, holder
from tests.reporting.figures.reference import make_reference
from tests.reporting.results.filled import add_question, fill, make_questionnaire

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    '=cmd|"/C calc"!A1',
    "＝1",
)
HARMLESS = ("2019", "Bien - merci", "a=b", "", "« = »", "#N/A", "— rien")


def read_xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {page.title: [[cell.value for cell in row] for row in page.rows] for page in book}


def types_of_xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {cell.data_type for page in book for row in page.rows for cell in row}


def read_ods(content):
    tables = Document(io.BytesIO(content)).body.tables
    return {table.name: table.get_values() for table in tables}


def formulas_of_ods(content):
    tables = Document(io.BytesIO(content)).body.tables
    return [cell for table in tables for row in table.rows for cell in row.cells if cell.formula]


def read_csv(content):
    text = content.decode()
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def book_of(*texts):
    return Workbook("essai", (Sheet("Essai", ("Texte",), tuple((text,) for text in texts)),))


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_is_a_text_in_every_file(text):
    assert harmless(text) == f"'{text}"
    book = book_of(text)
    sheet = read_xlsx(write_xlsx(book))["Essai"]
    assert sheet[1][0].startswith("'")
    assert types_of_xlsx(write_xlsx(book)) == {"s"}
    assert read_ods(write_ods(book))["Essai"][1][0].startswith("'")
    assert formulas_of_ods(write_ods(book)) == []
    assert read_csv(write_csv(book.sheets[0]))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text):
    book = book_of(text)
    assert read_csv(write_csv(book.sheets[0]))[1:] == [[text]]
    assert read_xlsx(write_xlsx(book))["Essai"][1][0] == (text or None)


@given(st.text(max_size=200))
def test_whatever_is_written_can_be_opened_again(text):
    book = book_of(text)
    assert not {"f", "e"} & types_of_xlsx(write_xlsx(book))  # neither formula nor error
    [row] = read_csv(write_csv(book.sheets[0]))[1:] or [[""]]
    assert not (row or [""])[0].lstrip().startswith(("=", "+", "-", "@"))


def test_title_of_a_sheet_is_one_that_spreadsheets_accept():
    name = Sheet("Réponses [2019] : a/b*c? bien plus longue que trente", ("A",), ()).safe_title
    assert len(name) <= 31
    assert not set("[]:*?/\\") & set(name)


def address(name, event, survey, file_format):
    return reverse(name, args=[event.slug, survey, file_format])


def fetch(client, event, survey, file_format, name="results_summary"):
    answer = client.get(address(name, event, survey, file_format))
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content, answer.headers["Content-Disposition"]


@pytest.fixture
def reference(db):
    return make_reference()


@pytest.mark.parametrize("survey", ["professionals", "visitors", "workshops"])
def test_every_format_holds_the_texts_of_the_page(reference, survey):
    client = client_of(holder(reference, "funder"))
    figures = figures_of(reference)
    masking = masking_for(reference, public=False)
    wanted = [
        (result.question.code, row.code, row.text)
        for question in figures.facts.surveys[survey].questions.values()
        for result in [result_of(question, masking)]
        for row in result.rows
    ]
    places = (0, 3, 8)
    first = gettext("Answers")
    found = {
        "csv": read_csv(fetch(client, reference, survey, "csv")[0])[1:],
        "xlsx": read_xlsx(fetch(client, reference, survey, "xlsx")[0])[first][1:],
        "ods": read_ods(fetch(client, reference, survey, "ods")[0])[first][1:],
    }
    for rows in found.values():
        assert [tuple(row[place] for place in places) for row in rows] == wanted


def test_shares_are_numbers_with_a_decimal_comma_in_csv(reference):
    client = client_of(holder(reference, "contributor"))
    rows = read_csv(fetch(client, reference, "professionals", "csv")[0])
    benefits = {row[3]: row[5:8] for row in rows if row[0] == "main_benefit"}
    assert benefits["meeting_professionals"] == ["30", "51", "58,8"]
    sheet = read_xlsx(fetch(client, reference, "professionals", "xlsx")[0])[gettext("Answers")]
    assert [row[7] for row in sheet if row[3] == "new_tools"] == [19.6]


def test_files_have_french_names_and_say_their_method(reference):
    content, name = fetch(client_of(holder(reference, "funder")), reference, "visitors", "ods")
    title = gettext("results-%(event)s-%(survey)s")
    wanted = title % {"event": reference.slug, "survey": "visitors"}
    assert name == f'attachment; filename="{wanted}.ods"'
    assert len(read_ods(content)[gettext("Method")]) > 5


@pytest.mark.django_db
def test_masked_cell_has_no_number_in_any_file(coordinator_client, event):
    version = make_questionnaire(event)
    add_question(version, "heard_from", choices=("poster", "press", "adviser"))
    for choice, number in (("poster", 40), ("press", 13), ("adviser", 3)):
        fill(version, {"heard_from": choice}, number)
    rows = read_csv(fetch(coordinator_client, event, "visitors", "csv")[0])[1:]
    masked = gettext("masked")
    assert [row[5:9] for row in rows[1:]] == [[masked, "", "", masked]] * 2
    everything = [
        str(cell)
        for file_format, read in (("xlsx", read_xlsx), ("ods", read_ods))
        for sheet in read(fetch(coordinator_client, event, "visitors", file_format)[0]).values()
        for row in sheet
        for cell in row
    ]
    assert {"13", "3", "16"} & set(everything) == set()


@pytest.fixture
def answered(event):
    """Three forms: one ticked two choices, one wrote a formula, one left all but one out."""
    version = make_questionnaire(event)
    add_question(version, "overall", "satisfaction", position=1)
    add_question(version, "met", "multiple", ("adviser", "employer"), position=2)
    add_question(version, "recommend", "recommendation", position=3)
    add_question(version, "heard_from", choices=("poster",), position=4)
    add_question(version, "comment", "text", position=5)
    both = {"overall": "positive", "met": ("adviser", "employer"), "recommend": 9}
    fill(version, {**both, "heard_from": "poster"}, language="tr", channel="paper")
    fill(version, {"overall": "negative", "met": ("employer",), "comment": "=2+3"})
    fill(version, {"recommend": 0})
    return event


def raw(client, event, file_format="csv"):
    return fetch(client, event, "visitors", file_format, "results_raw")[0]


def test_raw_answers_say_what_each_form_ticked_and_nothing_about_its_writer(
    coordinator_client, answered
):
    headings, *rows = read_csv(raw(coordinator_client, answered))
    assert headings == [
        "Question overall ?",
        "Question met ? – Choix adviser",
        "Question met ? – Choix employer",
        "Question recommend ?",
    ]
    assert sorted(rows) == [
        ["", "", "", "0"],
        ["Choix negative", "0", "1", ""],
        ["Choix positive", "1", "1", "9"],
    ]


def test_texts_stand_on_a_sheet_of_their_own(coordinator_client, answered):
    content = raw(coordinator_client, answered, "xlsx")
    sheets = read_xlsx(content)
    assert sheets[gettext("Texts")][1:] == [["Question comment ?", "'=2+3"]]
    assert not {"f", "e"} & types_of_xlsx(content)
    told = {str(cell) for rows in sheets.values() for row in rows for cell in row}
    assert not {"Choix poster", "tr", "paper", "2019-04-17"} & told
    assert len(sheets[gettext("Method")]) > 5


def test_raw_answers_come_in_another_order_each_time(coordinator_client, event):
    version = make_questionnaire(event)
    add_question(version, "recommend", "recommendation")
    for mark in range(11):
        fill(version, {"recommend": mark})
    orders = {raw(coordinator_client, event) for _ in range(4)}
    assert len(orders) > 1
    assert {tuple(sorted(order.splitlines())) for order in orders} == {
        tuple(sorted(next(iter(orders)).splitlines()))
    }


@pytest.mark.parametrize("role", ["funder", "contributor", "reception"])
def test_raw_answers_are_for_the_coordinator_only(answered, role):
    client = client_of(holder(answered, role))
    assert client.get(address("results_raw", answered, "visitors", "csv")).status_code == 404


def test_too_many_answers_for_a_workbook_are_offered_as_csv(
    coordinator_client, answered, monkeypatch
):
    monkeypatch.setattr("reporting.views.exports.LARGEST_WORKBOOK", 2)
    answer = coordinator_client.get(address("results_raw", answered, "visitors", "xlsx"))
    assert answer.url == reverse("results_survey", args=[answered.slug, "visitors"])
    assert len(read_csv(raw(coordinator_client, answered))) == 4
    assert raw_answers.LARGEST_WORKBOOK > 2


@pytest.mark.parametrize("file_format", ["pdf", "ods"])
def test_unknown_format_does_not_exist(coordinator_client, answered, file_format):
    page = address("results_raw", answered, "visitors", file_format)
    assert coordinator_client.get(page).status_code == 404
