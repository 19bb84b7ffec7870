from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from budgets.nomenclature import Side
from reporting.figures import amounts
from reporting.figures.amounts import Amount
from reporting.figures.definitions.visits import known_beneficiaries
from reporting.figures.facts import BudgetFacts, Facts
from reporting.figures.figure import Figure, Group, Kind
from reporting.statistics.amounts import AmountRatio, UnitCost

EXPENSE, INCOME = Side.EXPENSE, Side.INCOME
OF_INCOME = _("of produits")
OF_INCOME_WITH_IN_KIND = _("of produits, in-kind included")
OF_PLANNED = _("of planned amounts")
OfBudget = Callable[[BudgetFacts], Amount]


def _money(code: str, name: Any, definition: Any, amount: OfBudget) -> Figure:
    def compute(facts: Facts) -> Amount:
        return amount(facts.budget)

    return Figure(code, name, definition, "€", Group.BUDGET, Kind.MONEY, compute)


def _share(
    code: str, name: Any, definition: Any, part: OfBudget, whole: OfBudget, base: Any
) -> Figure:
    def compute(facts: Facts) -> AmountRatio | None:
        amount = part(facts.budget)
        return None if amount is None else AmountRatio(amount, whole(facts.budget))

    return Figure(code, name, definition, "%", Group.BUDGET, Kind.SHARE, compute, base)


def _per_beneficiary(code: str, name: Any, definition: Any, amount: OfBudget) -> Figure:
    def compute(facts: Facts) -> UnitCost | None:
        spent = amount(facts.budget)
        return None if spent is None else UnitCost(spent, known_beneficiaries(facts))

    unit, kind = _("€ per beneficiary"), Kind.UNIT_COST
    return Figure(code, name, definition, unit, Group.BUDGET, kind, compute, _("beneficiaries"))


def _result(budget: BudgetFacts) -> Amount:
    income, expenses = amounts.actual(budget, INCOME), amounts.actual(budget, EXPENSE)
    return None if income is None or expenses is None else income - expenses


def _own_income(budget: BudgetFacts) -> Amount:
    """Zero when all of it is grants; nothing when no income was entered."""
    income = amounts.actual(budget, INCOME)
    return None if income is None else income - (amounts.grants(budget) or 0)


def _planned_and_actual(side: Side) -> OfBudget:
    """The actual amount, where something was planned to compare it with."""

    def amount(budget: BudgetFacts) -> Amount:
        return amounts.actual(budget, side) if amounts.planned(budget, side) else None

    return amount


planned_expenses = partial(amounts.planned, side=EXPENSE)
actual_expenses = partial(amounts.actual, side=EXPENSE)
planned_income = partial(amounts.planned, side=INCOME)
actual_income = partial(amounts.actual, side=INCOME)
expenses_with_in_kind = partial(amounts.with_in_kind, side=EXPENSE)
income_with_in_kind = partial(amounts.with_in_kind, side=INCOME)

BUDGET_FIGURES = (
    _money(
        "expenses_planned",
        _("planned expenses"),
        _("Planned charges of accounts 60 to 68 and indirect charges, without in-kind."),
        planned_expenses,
    ),
    _money(
        "expenses_actual",
        _("actual expenses"),
        _("Charges of accounts 60 to 68 and indirect charges, without in-kind."),
        actual_expenses,
    ),
    _money(
        "income_planned",
        _("planned income"),
        _("Planned produits of accounts 70 to 78 and own resources, without in-kind."),
        planned_income,
    ),
    _money(
        "income_actual",
        _("actual income"),
        _("Produits of accounts 70 to 78 and own resources, without in-kind."),
        actual_income,
    ),
    _money(
        "in_kind_use",
        _("contributions in kind: use"),
        _("Value of what was given without payment, as used (class 86)."),
        partial(amounts.in_kind, side=EXPENSE),
    ),
    _money(
        "in_kind_source",
        _("contributions in kind: source"),
        _("Value of what was given without payment, by origin (class 87)."),
        partial(amounts.in_kind, side=INCOME),
    ),
    _money(
        "expenses_with_in_kind",
        _("total expenses with in-kind"),
        _("Actual expenses and the use of contributions in kind."),
        expenses_with_in_kind,
    ),
    _money(
        "income_with_in_kind",
        _("total income with in-kind"),
        _("Actual income and the source of contributions in kind."),
        income_with_in_kind,
    ),
    _money(
        "result",
        _("result"),
        _("Actual income less actual expenses, without in-kind."),
        _result,
    ),
    _money(
        "grants_total",
        _("grants"),
        _("Actual amounts of all the lines of account 74."),
        amounts.grants,
    ),
    _share(
        "grants_share_total",
        _("share of the grants"),
        _("Grants over the actual total of the produits without in-kind."),
        amounts.grants,
        actual_income,
        OF_INCOME,
    ),
    _share(
        "grants_share_total_with_in_kind",
        _("share of the grants, in-kind included"),
        _("Grants over the total of the produits with in-kind."),
        amounts.grants,
        income_with_in_kind,
        OF_INCOME_WITH_IN_KIND,
    ),
    _share(
        "in_kind_share",
        _("share of the contributions in kind"),
        _("Contributions in kind over the total of the produits with in-kind."),
        partial(amounts.in_kind, side=INCOME),
        income_with_in_kind,
        OF_INCOME_WITH_IN_KIND,
    ),
    _share(
        "self_financing_share",
        _("self-financing"),
        _(
            "Produits that are not grants (accounts 70, 73, 75 to 78 and own resources) over the "
            "actual total of the produits without in-kind."
        ),
        _own_income,
        actual_income,
        OF_INCOME,
    ),
    _share(
        "expenses_completion",
        _("expenses: actual over planned"),
        _("Actual expenses over planned expenses, without in-kind, as on the official form."),
        _planned_and_actual(EXPENSE),
        planned_expenses,
        OF_PLANNED,
    ),
    _share(
        "income_completion",
        _("income: actual over planned"),
        _("Actual income over planned income, without in-kind, as on the official form."),
        _planned_and_actual(INCOME),
        planned_income,
        OF_PLANNED,
    ),
    _per_beneficiary(
        "cost_per_beneficiary_with_in_kind",
        _("cost per beneficiary, in-kind included"),
        _("Total expenses with in-kind over the number of beneficiaries."),
        expenses_with_in_kind,
    ),
    _per_beneficiary(
        "cost_per_beneficiary",
        _("cost per beneficiary"),
        _("Actual expenses without in-kind over the number of beneficiaries."),
        actual_expenses,
    ),
    _per_beneficiary(
        "grant_per_beneficiary",
        _("grant per beneficiary"),
        _("All grants over the number of beneficiaries."),
        amounts.grants,
    ),
)
