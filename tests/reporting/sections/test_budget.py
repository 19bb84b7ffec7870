from decimal import Decimal

import pytest

from budgets.nomenclature import Side
from reporting.figures.facts import BudgetFacts, InKindFacts, LineFacts
from reporting.sections.budget_table import budget_table, line_label

NARROW = "\u202f"


def line(slug, planned, actual, comment=""):
    amounts = [None if amount is None else Decimal(amount) for amount in (planned, actual)]
    return LineFacts(slug, "", *amounts, "", comment)


def rows(lines, in_kind=(), side=Side.EXPENSE):
    return budget_table(BudgetFacts(tuple(lines), tuple(in_kind)), side, explain_from=10).rows


def kinds(found):
    return [row.kind for row in found]


def test_lines_follow_the_order_of_the_form_under_their_heading():
    found = rows([line("travel", None, 1500), line("supplies", None, 200), line("fees", None, 9)])
    assert kinds(found) == ["account", "line", "account", "line", "line", "total"]
    assert [row.account for row in found if row.kind == "account"] == ["60", "62"]
    assert [row.actual for row in found][-1] == f"1{NARROW}709{NARROW}€"


def test_nothing_planned_is_a_dash_everywhere():
    found = rows([line("wages", None, 30000)])
    assert {(row.planned, row.gap, row.gap_percent) for row in found} == {("—", "—", "—")}


def test_gap_is_signed_in_euros_and_in_percent():
    found = rows([line("wages", 20000, 21000)])[1]
    assert (found.gap, found.gap_percent) == (f"+1{NARROW}000{NARROW}€", f"+5,0{NARROW}%")


@pytest.mark.parametrize(("actual", "needs_words"), [(10999, False), (11000, True), (9000, True)])
def test_large_gap_without_comment_asks_for_one(actual, needs_words):
    found = rows([line("wages", 10000, actual)])[1]
    assert bool(found.comment) is needs_words


def test_line_as_planned_needs_no_comment_whatever_the_limit():
    budget = BudgetFacts((line("wages", 10000, 10000),))
    assert budget_table(budget, Side.EXPENSE, explain_from=0).rows[1].comment == ""


def test_comment_of_the_coordinator_is_kept():
    assert rows([line("wages", 10000, 20000, "Un poste de plus")])[1].comment == "Un poste de plus"


def test_memo_line_is_shown_and_never_added():
    lines = [line("other_current_income", None, 1500), line("dues_and_gifts", None, 500)]
    found = rows(lines, side=Side.INCOME)
    assert kinds(found) == ["account", "line", "memo", "total"]
    assert {found[0].actual, found[-1].actual} == {f"1{NARROW}500{NARROW}€"}


def test_memo_line_with_a_wording_still_says_that_it_is_not_added():
    assert line_label("dues_and_gifts", "Dons") == "Dons – dont cotisations, dons manuels ou legs"
    assert line_label("own_resources", "Fonds") == "Fonds"


def test_in_kind_stands_under_the_total_and_in_the_bottom_line_only():
    given = InKindFacts("Salle", "goods_and_services", "", "", None, Decimal(13500))
    found = rows([line("wages", None, 31500)], [given])
    assert kinds(found) == ["account", "line", "total", "line", "subtotal", "total"]
    assert found[2].actual == f"31{NARROW}500{NARROW}€"
    assert found[-1].actual == f"45{NARROW}000{NARROW}€"


def test_in_kind_of_the_other_side_is_left_out():
    given = InKindFacts("Salle", "goods_and_services", "", "", None, Decimal(13500))
    assert kinds(rows([line("own_resources", None, 10)], [given], Side.INCOME)) == [
        "account",
        "line",
        "total",
    ]


@pytest.mark.parametrize("planned", [None, 0])
def test_amount_that_the_plan_did_not_foresee_asks_for_words(planned):
    found = rows([line("wages", 100, 100), line("fees", planned, 50_000)])
    assert [bool(row.comment) for row in found if row.kind == "line"] == [True, False]


def test_nothing_asks_for_words_where_nothing_was_planned():
    assert not any(row.comment for row in rows([line("fees", None, 50_000)]))
