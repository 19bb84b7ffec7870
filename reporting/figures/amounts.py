"""Sums over the lines of a budget. None: no amount was entered, which is not zero euros."""

from collections.abc import Iterable
from decimal import Decimal

from budgets.nomenclature import GRANT_SLUGS, LINE_BY_SLUG, Side
from reporting.figures.facts import BudgetFacts, LineFacts

Amount = Decimal | None


def known_sum(amounts: Iterable[Amount]) -> Amount:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal()) if known else None


def lines_of(budget: BudgetFacts, side: Side) -> list[LineFacts]:
    """Lines that add up: "of which" lines are left out."""
    return [
        line
        for line in budget.lines
        if LINE_BY_SLUG[line.slug].side == side and not LINE_BY_SLUG[line.slug].memo
    ]


def has_plan(budget: BudgetFacts) -> bool:
    """Whether anything was planned: without a plan, no amount differs from it."""
    return any(line.planned is not None for line in budget.lines)


def planned(budget: BudgetFacts, side: Side) -> Amount:
    return known_sum(line.planned for line in lines_of(budget, side))


def actual(budget: BudgetFacts, side: Side) -> Amount:
    return known_sum(line.actual for line in lines_of(budget, side))


def grants(budget: BudgetFacts) -> Amount:
    return known_sum(line.actual for line in budget.lines if line.slug in GRANT_SLUGS)


def in_kind(budget: BudgetFacts, side: Side) -> Amount:
    return known_sum(row.value for row in budget.in_kind if _has_side(row.use, row.source, side))


def in_kind_planned(budget: BudgetFacts, side: Side) -> Amount:
    return known_sum(row.planned for row in budget.in_kind if _has_side(row.use, row.source, side))


def with_in_kind(budget: BudgetFacts, side: Side) -> Amount:
    """The bottom line of one side."""
    return known_sum([actual(budget, side), in_kind(budget, side)])


def _has_side(use: str, source: str, side: Side) -> bool:
    return bool(use if side == Side.EXPENSE else source)
