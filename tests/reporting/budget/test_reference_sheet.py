"""The reference budget on the page where it is typed: every number, and a dash where none is."""

import pytest

from reporting.sections.budget_sheet import budget_sheet
from tests.reporting.figures.reference import make_reference

pytestmark = pytest.mark.django_db

TOTALS = ["31500", "13500", "45000"]  # without in-kind, in kind, all


@pytest.fixture
def sheet():
    event = make_reference()
    lines = list(event.budget_lines.order_by("position", "pk"))
    given = list(event.in_kind_contributions.order_by("code"))
    return budget_sheet(lines, given, explain_from=event.explain_gap_from)


def digits(text):
    return "".join(letter for letter in text if letter.isdigit())


@pytest.mark.parametrize("side", ["expense", "income"])
def test_totals_are_the_published_ones(side, sheet):
    found = next(one for one in sheet.sides if one.side == side)
    rows = [found.total, *(row for row in found.under if row.kind in ("subtotal", "total"))]
    assert [digits(row.actual) for row in rows] == TOTALS
    assert [row.account for row in rows] == ["", "86" if side == "expense" else "87", ""]


def test_nothing_planned_is_a_dash_everywhere(sheet):
    cells = sheet.cells()
    rest = [name for name in cells if not name.endswith(".actual")]
    assert {cells[name] for name in rest} == {"—"}


def test_lines_are_the_published_ones(sheet):
    amounts = sorted(digits(line.row.actual) for line in sheet.lines())
    assert amounts == ["1500", "1500", "15000", "15000", "30000"]
    assert (sheet.unexplained, sheet.in_kind_differs, sheet.warnings) == (0, False, ())
    assert sheet.cells()["balance.actual"] == "équilibré"
