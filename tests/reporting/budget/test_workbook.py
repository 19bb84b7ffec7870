"""The budget in a spreadsheet: out, and in again after a look."""

import io
import re
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from core.spreadsheets.ods import write_ods
from core.spreadsheets.workbook import Sheet, Workbook
from core.spreadsheets.xlsx import write_xlsx
from tests.factories import make_budget_line, make_budget_revision, make_grant

pytestmark = pytest.mark.django_db
HEADINGS = (
    "Code", "Code de la ligne", "Côté", "Ligne du formulaire", "Libellé", "Prévu (€)",
    "Réalisé (€)", "Commentaire", "État (ne pas modifier)",
)  # fmt: skip
THIRD = Decimal("33.3333333333333")
WRITERS = {"xlsx": write_xlsx, "ods": write_ods}


def row(
    code="achats", slug="supplies", label="", planned=300, actual=None, comment="", state="v1-"
):
    """A line filled in from an export of its first version."""
    return (code, slug, "charges", "", label, planned, actual, comment, state)


@pytest.fixture
def look(event, coordinator_client):
    url = reverse("budget_workbook", args=[event.slug])

    def send(*rows, headings=HEADINGS, ending="xlsx"):
        content = WRITERS[ending](Workbook("x", (Sheet("Budget", headings, rows),)))
        file = SimpleUploadedFile(f"budget.{ending}", content)
        return coordinator_client.post(url, {"file": file})

    def write(page):
        content = page.context["content"]
        return coordinator_client.post(url, {"content": content}, follow=True)

    send.write = write
    return send


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_what_goes_out_comes_in_unchanged(ending, event, budget, coordinator_client):
    line = budget.lines.get(code="achats")
    line.label, line.comment, line.actual = "=1+1", "Deux\nlignes", Decimal("1234.50")
    line.save()
    url = reverse("budget_export", args=[event.slug, ending])
    file = SimpleUploadedFile(f"budget.{ending}", coordinator_client.get(url).content)
    page = coordinator_client.post(reverse("budget_workbook", args=[event.slug]), {"file": file})
    assert page.context["refused"] == []
    assert page.context["changed"] == []
    assert page.context["same"] == 2


def test_exported_amounts_are_numbers(event, budget, coordinator_client):
    url = reverse("budget_export", args=[event.slug, "xlsx"])
    book = load_workbook(io.BytesIO(coordinator_client.get(url).content))
    sheet = book.worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    assert sheet["F2"].value == 300
    assert book.worksheets[1].max_row == 41  # every line of the form, after the headings


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_looking_writes_nothing_then_all_is_written(ending, look, budget):
    page = look(
        row(planned=350, actual="1 234,56", comment="Plus cher"),
        row("", "travel", "Navette", 80),
        ending=ending,
    )
    assert page.context["changed"][0].told == [
        ("Prévu (€)", "300\u202f€", "350\u202f€"),
        ("Réalisé (€)", "—", "1\u202f234,56\u202f€"),
        ("Commentaire", "—", "Plus cher"),
    ]
    assert page.context["untouched"] == ["Commune"]
    assert budget.lines.count() == 2
    look.write(page)
    line = budget.lines.get(code="achats")
    assert (line.planned, line.actual) == (350, Decimal("1234.56"))
    assert budget.lines.get(label="Navette").planned == 80


REFUSED = {
    "letters": row(planned="douze"),
    "negative": row(actual=-5),
    "three decimals": row(actual="1,234"),
    "unknown code": row(code="autre"),
    "unknown line": row(slug="champagne"),
    "no line": row("", "", "Sans place"),
    "other side": row(slug="sales"),
    "long wording": row(label="x" * 201),
    "long comment": row(comment="x" * 2001),
    "long comment with a space where it would be cut": row(comment=f"{'x' * 2000} {'x' * 9}"),
    "decimals of a formula": row(actual=THIRD),
    "changed since the export": row(planned=350, state="v0-"),
    "state taken away": row(planned=350, state=""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_wrong_line_is_refused_at_its_number(case, look, budget):
    page = look(row("commune", "grant_commune"), REFUSED[case])
    refused = page.context["refused"]
    assert [read.number for read in refused] == [3]
    assert len(refused[0].faults) == 1
    assert page.context["content"] == ""


def test_code_twice_is_refused(look, budget):
    assert [read.number for read in look(row(), row()).context["refused"]] == [3]


def test_line_of_a_grant_stays_in_its_place(look, event, budget):
    grant = make_grant(event=event)
    make_budget_line(budget=budget, slug=grant.slug, grant=grant, code="aide", planned=1)
    assert look(row("aide", "grant_state", planned=1)).context["refused"]


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS[:-1],
        HEADINGS[1:],
        (*HEADINGS[:5], "Montant", *HEADINGS[6:]),
        (*HEADINGS, "Remarque"),
        (*HEADINGS, "Code"),
    ],
    ids=["older export", "missing", "renamed", "more", "twice"],
)
def test_changed_template_is_refused(headings, look, budget):
    page = look((*row(), None)[: len(headings)], headings=headings)
    assert page.context["form"].errors["file"]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x00\x01", b"PK\x03\x04rien", b""])
def test_file_that_is_no_spreadsheet_is_refused(content, event, budget, coordinator_client):
    file = SimpleUploadedFile("budget.xlsx", content)
    page = coordinator_client.post(reverse("budget_workbook", args=[event.slug]), {"file": file})
    assert page.context["form"].errors["file"]


def test_frozen_plan_refuses_planned_amounts(look, approved):
    page = look(row(planned=301), row("commune", "grant_commune", actual=280))
    assert [read.number for read in page.context["refused"]] == [2]
    page = look(row(actual=290), row("", "bank", "Agios", planned=None, actual=5))
    look.write(page)
    assert approved.lines.get(code="achats").actual == 290
    assert approved.lines.get(label="Agios").planned is None


def test_open_revision_takes_planned_amounts(look, approved):
    make_budget_revision(budget=approved, number=2)
    look.write(look(row(planned=301)))
    assert approved.lines.get(code="achats").planned == 301


def test_line_changed_meanwhile_stops_everything(look, budget):
    page = look(row(planned=350), row("", "travel", "Navette", 80))
    budget.lines.filter(code="achats").update(actual=12)
    look.write(page)
    line = budget.lines.get(code="achats")
    assert (line.planned, line.actual) == (300, 12)
    assert not budget.lines.filter(label="Navette").exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"lines": 3, "versions": {}}', "x" * 9])
def test_form_that_was_tampered_with_writes_nothing(content, event, budget, coordinator_client):
    url = reverse("budget_workbook", args=[event.slug])
    assert coordinator_client.post(url, {"content": content}).status_code == 302
    assert budget.lines.count() == 2


def test_tampered_amount_is_judged_again(look, event, budget, coordinator_client):
    content = look(row(planned=350)).context["content"]
    url = reverse("budget_workbook", args=[event.slug])
    page = coordinator_client.post(url, {"content": re.sub('"350"', '"-350"', content)})
    assert page.context["refused"]
    assert budget.lines.get(code="achats").planned == 300


def test_what_is_too_long_or_too_precise_is_said_as_such(look, budget):
    faults = [
        look(row(**typed)).context["refused"][0].faults[0]
        for typed in ({"comment": "x" * 2001}, {"actual": THIRD}, {"actual": 10**11})
    ]
    assert ["2000" in faults[0], "1234,56" in faults[1], "trop grand" in faults[2]] == [True] * 3


def export(event, client):
    answer = client.get(reverse("budget_export", args=[event.slug, "xlsx"]))
    return load_workbook(io.BytesIO(answer.content))


def bring(event, client, book):
    written = io.BytesIO()
    book.save(written)
    file = SimpleUploadedFile("budget.xlsx", written.getvalue())
    return client.post(reverse("budget_workbook", args=[event.slug]), {"file": file})


def test_older_export_does_not_undo_what_a_colleague_wrote(event, budget, coordinator_client):
    book = export(event, coordinator_client)
    assert book.worksheets[0]["A2"].value == "achats"
    book.worksheets[0]["G2"] = 280
    line = budget.lines.get(code="achats")
    line.comment = "Facture du 3 mai"
    line.save()
    page = bring(event, coordinator_client, book)
    [refused] = page.context["refused"]
    assert (refused.number, page.context["content"]) == (2, "")
    assert "Facture du 3 mai" in refused.faults[0]


def test_line_left_alone_in_an_older_export_stays_as_it_is(event, budget, coordinator_client):
    book = export(event, coordinator_client)
    book.worksheets[0]["G3"] = 280
    line = budget.lines.get(code="achats")
    line.comment = "Facture du 3 mai"
    line.save()
    page = bring(event, coordinator_client, book)
    url = reverse("budget_workbook", args=[event.slug])
    coordinator_client.post(url, {"content": page.context["content"]})
    assert dict(budget.lines.values_list("code", "actual")) == {"achats": None, "commune": 280}
    assert budget.lines.get(code="achats").comment == "Facture du 3 mai"


def test_value_of_a_formula_is_read_as_a_spreadsheet_shows_it(event, budget, coordinator_client):
    book = export(event, coordinator_client)
    book.worksheets[0]["G2"] = 10.1 * 3  # 30.299999999999997
    [read] = bring(event, coordinator_client, book).context["changed"]
    assert read.changes == {"actual": Decimal("30.30")}
