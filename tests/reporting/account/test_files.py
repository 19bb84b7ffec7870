"""Tables with formulas that work, and open data that its schema accepts."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from odfdo import Document

from core.spreadsheets.ods import write_ods
from core.spreadsheets.workbook import Formula, Sheet, Workbook
from core.spreadsheets.xlsx import write_xlsx
from events.models import Event
from reporting.account.layout import official_layout
from reporting.figures.facts import BudgetFacts
from reporting.open_data.subventions import columns, faults_of, open_grants, write_subventions
from reporting.spreadsheets.account import table_workbook
from tests.factories import (
    make_event,
    make_grant,
    make_grant_financial_report,
    make_grant_payment,
    make_organisation,
    make_partnership,
)
from tests.reporting.account.budgets import large_budget, line

LAYOUT = official_layout("cerfa-15059-02")
SUM = re.compile(r'=IF\(COUNT\(([A-Z0-9,]+)\)=0,"",SUM\(\1\)\)')


@pytest.fixture
def workbook():
    return table_workbook(Event(name="Cité"), LAYOUT, large_budget(), "compte-rendu")


def computed(page, place):
    """What a spreadsheet would show: our sums add cells, or cells that are sums."""
    value = page[place].value
    found = SUM.fullmatch(value) if isinstance(value, str) else None
    if found:
        return sum(computed(page, part) for part in found[1].split(","))
    return Decimal(str(value or 0))


def test_formulas_of_xlsx_give_the_sums_of_the_table(workbook):
    page = openpyxl.load_workbook(io.BytesIO(write_xlsx(workbook))).active
    rows = workbook.sheets[0].rows
    sums = 0
    for number, row in enumerate(rows, start=2):
        for letter, cell in zip("BC", row[1:3], strict=True):
            if isinstance(cell, Formula):
                assert computed(page, f"{letter}{number}") == (cell.value or 0)
                sums += 1
    assert sums == 2 * (6 + 2 * 3)


def test_ods_has_the_same_formulas_and_their_values(workbook):
    table = Document(io.BytesIO(write_ods(workbook))).body.tables[0]
    cells = [cell for row in table.rows for cell in row.cells if cell.formula]
    expected = [
        cell for row in workbook.sheets[0].rows for cell in row if isinstance(cell, Formula)
    ]
    assert [cell.formula for cell in cells] == [cell.open_formula for cell in expected]
    assert cells[0].formula.startswith("of:=IF(COUNT([.B")


def test_share_of_an_ods_is_shown_as_a_percentage():
    book = Workbook(
        "essai", (Sheet("Un", ("A",), ((Formula("B2/C2", Decimal("1.0850"), True),),)),)
    )
    [_heading, row] = Document(io.BytesIO(write_ods(book))).body.tables[0].rows
    [cell] = row.cells
    assert (cell.type, cell.value, cell.text_content) == (
        "percentage",
        Decimal("1.085"),
        "108,5\u202f%",
    )


def test_formula_is_written_as_open_formula():
    formula = Formula('IF(B2<>0,SUM(B3:B4),"")', 1)
    assert formula.open_formula == 'of:=IF([.B2]<>0;SUM([.B3:.B4]);"")'


def test_what_is_not_known_stays_empty_and_nothing_is_a_gap_of_everything():
    """Planned and not yet spent; spent and planned as nothing; nothing at all."""
    lines = (line("rent", planned=100), line("insurance", actual=50, planned=0))
    [sheet] = table_workbook(Event(name="Cité"), LAYOUT, BudgetFacts(lines=lines), "x").sheets
    rows = {row[0]: row for row in sheet.rows}
    assert [cell.value for cell in rows["Locations"][3:]] == [None, None]
    assert [cell.value for cell in rows["Assurance"][3:]] == [50, None]
    number = 2 + list(rows).index("Assurance")
    assert rows["Assurance"][3].text == f'IF(COUNT(B{number},C{number})=2,C{number}-B{number},"")'
    assert rows["62 – Autres services extérieurs"][2].value is None


def test_percentages_of_xlsx_look_like_percentages(workbook):
    page = openpyxl.load_workbook(io.BytesIO(write_xlsx(workbook))).active
    formats = {page.cell(row, column).number_format for row in (4, 6) for column in (4, 5)}
    assert formats == {"0.00", "0.0 %"}


def grant_of(**overrides):
    event = make_event(name="Cité de Bagnolet")
    carrier = make_organisation(name="Cité des métiers", siret="73282932000074")
    make_partnership(event=event, is_carrier=True, organisation=carrier)
    funder = make_organisation(name="Département", siret="22930008201453")
    values = {"awarded": 15000, "decided_on": "2019-02-01", **overrides}
    return make_grant(
        event=event,
        funder=make_partnership(event=event, is_funder=True, organisation=funder),
        **values,
    )


@pytest.mark.django_db
def test_row_of_open_data_satisfies_the_schema():
    [found] = open_grants(grant_of().event)
    assert (found.missing, faults_of(found.row)) == ((), [])
    [row] = csv.DictReader(io.StringIO(write_subventions([found]).decode()))
    assert len(row) == len(columns()) == 16
    assert (row["montant"], row["pourcentageSubvention"], row["notificationUE"]) == (
        "15000.00",
        "1.00",
        "non",
    )
    assert row["datesPeriodeVersement"] == "2019-01-01/2019-12-31"


@pytest.mark.django_db
def test_grant_that_lacks_something_is_named_and_kept_out():
    [found] = open_grants(grant_of(decided_on=None, awarded=None).event)
    assert len(found.missing) == 2
    assert {"dateConvention", "montant"} <= set(faults_of(found.row))
    assert write_subventions([found]).decode().count("\n") == 1


@pytest.mark.django_db
def test_refused_grant_and_odd_numbers_stay_out():
    grant = grant_of(awarded=0)
    make_grant_financial_report(event=grant.event, grant=grant, rna="WABCDEF12")
    [found] = open_grants(grant.event)
    assert len(found.missing) == 1
    assert found.row["rnaBeneficiaire"] == ""


@pytest.mark.django_db
def test_number_of_queries_does_not_grow(django_assert_num_queries):
    grant = grant_of()
    for _ in range(5):
        make_grant(event=grant.event)
    with django_assert_num_queries(3):
        open_grants(grant.event)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("idAttribuant", "123"),
        ("dateConvention", "01/02/2019"),
        ("montant", "15 000,00"),
        ("notificationUE", "Non"),
        ("pourcentageSubvention", "47.6"),
        ("datesPeriodeVersement", "2019"),
    ],
)
@pytest.mark.django_db
def test_schema_refuses(column, value):
    [found] = open_grants(grant_of().event)
    assert faults_of(found.row | {column: value}) == [column]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("payments", "conditions", "days"),
    [
        ([], "échelonné", "2019-01-01/2019-12-31"),
        ([(15000, date(2019, 3, 1))], "unique", "2019-03-01"),
        ([(15000, None)], "unique", "2019-01-01/2019-12-31"),
        (
            [(10000, date(2019, 3, 1)), (5000, date(2019, 9, 1))],
            "échelonné",
            "2019-03-01/2019-09-01",
        ),
        ([(10000, date(2019, 3, 1))], "échelonné", "2019-01-01/2019-12-31"),
    ],
)
def test_open_data_tells_when_a_grant_was_paid(payments, conditions, days):
    grant = grant_of()
    for amount, day in payments:
        make_grant_payment(grant=grant, amount=amount, paid_on=day)
    [found] = open_grants(grant.event)
    assert (found.row["conditionsVersement"], found.row["datesPeriodeVersement"]) == (
        conditions,
        days,
    )
    assert faults_of(found.row) == []
