from decimal import Decimal

import pytest
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from budgets.nomenclature import LINE_BY_SLUG, LINES, Side
from reporting.account.layout import OFFICIAL, official_layout
from reporting.account.table import account_table
from reporting.figures import amounts
from reporting.figures.facts import BudgetFacts
from tests.reporting.account.budgets import REFERENCE, given, large_budget, line

FORM = official_layout("cerfa-15059-02")
SUMS = {"heading", "subtotal", "total", "grand_total"}


def actuals(table):
    return {code: int(row.actual) for code, row in table.rows.items() if row.actual is not None}


def test_reference_budget_stands_on_the_lines_of_the_form():
    assert actuals(account_table(FORM, REFERENCE)) == {
        "1_10": 30000,
        "1_12": 1500,
        "ASE": 31500,
        "1_27": 31500,
        "1_31": 13500,
        "1_28": 13500,
        "1_33": 45000,
        "2_8": 15000,
        "2_10": 15000,
        "SUBE": 30000,
        "2_22": 1500,
        "2_30": 31500,
        "2_33": 13500,
        "2_31": 13500,
        "2_36": 45000,
    }


def test_nothing_planned_has_no_percentage():
    rows = account_table(FORM, REFERENCE).rows.values()
    assert {(row.planned, row.percent) for row in rows} == {(None, None)}


def test_funder_is_named_on_the_free_row_under_its_kind():
    rows = account_table(FORM, REFERENCE).rows
    assert [rows[code].label for code in ("2_9", "2_11")] == ["Département", "Est Ensemble"]
    assert [rows[code].actual for code in ("2_9", "2_11")] == [None, None]


def test_each_subtotal_is_the_sum_of_its_rows():
    table = account_table(FORM, large_budget())
    for side in table.sides:
        open_sum, rows = None, iter(side.rows)
        for row in rows:
            if row.kind == "subtotal":
                open_sum = row
                below = []
            elif open_sum and row.kind in ("line", "in_kind"):
                below.append(row)
            if open_sum and row.code in {"1_4", "1_9", "1_13", "1_15", "1_18", "2_21", "1_32"}:
                assert open_sum.actual == sum(one.actual or 0 for one in below)
                assert open_sum.planned == sum(one.planned or 0 for one in below)
                open_sum = None


def test_of_which_line_is_printed_and_not_added():
    budget = BudgetFacts(lines=(line("other_current_income", 80), line("dues_and_gifts", 30)))
    assert actuals(account_table(FORM, budget)) == {
        "2_22": 80,
        "2_23": 30,
        "2_30": 80,
        "2_36": 80,
    }


def test_percentage_of_grants_is_actual_over_planned_of_grants():
    """The official form's own script divides by another line."""
    lines = (line("grant_state", 150, 200), line("endowments", 7, 1000))
    assert account_table(FORM, BudgetFacts(lines=lines)).rows["SUBE"].percent == Decimal("75.0")


def test_several_lines_of_one_kind_take_the_free_rows_then_share_the_last():
    rows = account_table(FORM, large_budget()).rows
    supplies = [(rows[code].label, int(rows[code].actual)) for code in ("1_1", "1_2")]
    assert supplies == [("Badges", 10), ("Signalétique et 1 autre ligne", 80)]
    state = [(rows[code].label, int(rows[code].actual)) for code in ("2_4", "2_5")]
    assert state == [("Ministère du travail", 70), ("Ministère de la ville", 90)]


def test_no_funder_of_the_form_is_without_its_name():
    """The printed row takes the first of a kind: the free row under it says who that is."""
    kinds = {
        "grant_department": ("Seine-Saint-Denis", "Val-de-Marne"),
        "grant_other_public": ("France Travail",),
        "grant_private": ("Fondation A", "Fondation B"),
        "grant_europe": ("FSE+",),
    }
    lines = [line(slug, 100, label=name) for slug, names in kinds.items() for name in names]
    rows = account_table(FORM, BudgetFacts(lines=tuple(lines))).rows
    labels = {code: rows[code].label.replace("\u202f", " ") for code in ("2_9", "2_18", "2_21")}
    assert labels == {
        "2_9": "Val-de-Marne (ci-dessus : Seine-Saint-Denis)",
        "2_18": "FSE+",
        "2_21": "Fondation B (ci-dessus : France Travail ; Fondation A)",
    }
    assert [rows[code].actual for code in ("2_8", "2_9", "2_18", "2_21")] == [100, 100, None, 100]


def test_totals_of_the_form_are_those_of_the_registry():
    budget = large_budget()
    table = account_table(FORM, budget)
    for side, total, grand in ((Side.EXPENSE, "1_27", "1_33"), (Side.INCOME, "2_30", "2_36")):
        assert table.rows[total].actual == amounts.actual(budget, side)
        assert table.rows[total].planned == amounts.planned(budget, side)
        assert table.rows[grand].actual == amounts.with_in_kind(budget, side)


def test_percentage_beside_whole_euros_is_rounded_once():
    """44.46 % is 44 %: by way of 44.5 it would be 45."""
    lines = (line("rent", 4446, 10_000),)
    assert account_table(FORM, BudgetFacts(lines=lines)).rows["1_5"].percent == Decimal(44)


def test_grand_total_that_two_roundings_moved_is_told():
    budget = BudgetFacts(lines=(line("rent", "50.50"),), in_kind=(given("50.50"),))
    table = account_table(FORM, budget)
    assert table.rows["1_33"].actual == 102
    assert table.rows["1_33"].label in table.adjusted


def test_of_which_is_never_more_than_what_it_is_a_part_of():
    lines = (
        line("other_current_income", "100.50"),
        line("exceptional_income", "100.50"),
        line("dues_and_gifts", "100.50"),
    )
    rows = account_table(FORM, BudgetFacts(lines=lines)).rows
    assert rows["2_23"].actual <= rows["2_22"].actual


def test_cents_are_rounded_so_that_the_printed_rows_add_up():
    lines = tuple(line(slug, "0.50", "10.25") for slug in ("rent", "insurance", "documentation"))
    table = account_table(FORM, BudgetFacts(lines=lines))
    rows = table.rows
    printed = sorted(int(rows[code].actual) for code in ("1_5", "1_7", "1_8"))
    assert (printed, int(rows["1_27"].actual), len(table.adjusted)) == ([0, 1, 1], 2, 1)


def test_in_kind_of_both_sides_stays_equal_when_rounded():
    budget = BudgetFacts(in_kind=(given("10.40"), given("20.40", source="gifts"), given("3.70")))
    rows = account_table(FORM, budget).rows
    assert rows["1_28"].actual == rows["2_31"].actual == 35


SLUGS = st.sampled_from([one.slug for one in LINES])
MONEY = st.none() | st.decimals(min_value=0, max_value=10**5, places=2)
BUDGETS = st.lists(
    st.builds(line, SLUGS, MONEY, MONEY, st.sampled_from(["", "Autre"])), max_size=30
)


@pytest.mark.parametrize("code", OFFICIAL)
@settings(deadline=None, max_examples=60)
@given_that(lines=BUDGETS)
def test_no_amount_of_any_budget_is_left_out_or_counted_twice(code, lines):
    layout = official_layout(code)
    table = account_table(layout, BudgetFacts(lines=tuple(lines)))
    for side in table.sides:
        printed = sum(row.actual or 0 for row in side.rows if row.kind in ("line", "memo"))
        exact = sum(one.actual or 0 for one in lines if LINE_BY_SLUG[one.slug].side == side.side)
        assert abs(printed - exact) <= 1
        added = [row for row in side.rows if row.kind == "line"]
        total = side[layout.sides[side.side].total.code]
        assert (total.actual or 0) == sum(row.actual or 0 for row in added)
