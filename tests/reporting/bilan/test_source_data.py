"""The figures for a spreadsheet and for a program."""

import csv
import json

import pytest

from reporting.bilan.report import compose_report
from reporting.bilan.source_data import figures_csv, figures_json
from reporting.figures import figures_of
from tests.factories import make_declared_figure, make_grant, make_organisation, make_partnership

pytestmark = pytest.mark.django_db


def rows_of(content):
    text = content.decode("utf-8-sig")
    return {row["code"]: row for row in csv.DictReader(text.splitlines(), delimiter=";")}


def test_csv_is_one_that_a_french_spreadsheet_opens(event):
    make_declared_figure(event=event, figure="portal_days", value="1.5")
    content = figures_csv(figures_of(event))
    assert content.startswith(b"\xef\xbb\xbfcode;")
    assert rows_of(content)["portal_days"]["valeur"] == "1,5"
    assert rows_of(content)["beneficiaries"]["texte"] == "—"


def test_csv_holds_no_formula(event):
    funder = make_partnership(
        event=event, is_funder=True, organisation=make_organisation(name="=1+1")
    )
    make_grant(event=event, code="g", funder=funder)
    rows = rows_of(figures_csv(figures_of(event)))
    cells = [cell for row in rows.values() for cell in row.values() if cell]
    assert not [cell for cell in cells if cell[0] in "=+@"]


def test_json_is_what_the_command_prints(event):
    report = compose_report(event)
    data = json.loads(figures_json(event, report.figures))
    assert [row["code"] for row in data["figures"]] == [value.code for value in report.figures]
