"""The budget as a funder reads it: nothing, totals, the plan line by line, or every line."""

from dataclasses import replace

from django.utils.translation import gettext as _

from budgets.models.budget import Opening
from budgets.nomenclature import Side
from events.models import Event
from reporting.charts.chart import DataTable
from reporting.figures import FigureSet, amounts
from reporting.figures.facts import BudgetFacts
from reporting.sections.amount_table import AmountTable
from reporting.sections.budget import budget_section, grant_tables
from reporting.sections.budget_table import budget_table
from reporting.sections.section import Panel, Section, recorded, section_of
from reporting.statistics.amounts import Gap
from reporting.statistics.formatting import amount_gap_text, amount_text

COSTS = ("cost_per_beneficiary_with_in_kind", "cost_per_beneficiary", "grant_per_beneficiary")
SHARES = ("grants_share_total", "self_financing_share", "in_kind_share")


def opened_budget_section(event: Event, figures: FigureSet, opening: Opening) -> Section:
    """`figures`: those of reporting.funding.reading, which hold nothing beyond the opening."""
    budget = figures.facts.budget
    if opening == Opening.LINES:
        return budget_section(event, figures)
    if opening == Opening.NOTHING or not (budget.lines or budget.in_kind):
        return section_of()
    return _plan(event, figures) if opening == Opening.PLAN else _totals(figures)


def _totals(figures: FigureSet) -> Section:
    budget = figures.facts.budget
    return section_of(
        Panel(_("How much it cost"), tables=(_totals_table(budget),)),
        Panel(_("Cost per beneficiary"), figures=recorded(figures.of(*COSTS))),
        Panel(
            _("Who paid"),
            figures=recorded(figures.of(*SHARES)),
            tables=tuple(grant_tables(figures)),
        ),
    )


def _totals_table(budget: BudgetFacts) -> DataTable:
    headings = (_("Heading"), _("Planned"), _("Actual"), _("Gap"))
    rows = []
    for side, name in ((Side.EXPENSE, _("Charges")), (Side.INCOME, _("Produits"))):
        planned, actual = amounts.planned(budget, side), amounts.actual(budget, side)
        gap = amount_gap_text(Gap(planned, actual).amount)
        rows.append((name, amount_text(planned), amount_text(actual), gap))
    planned = amounts.in_kind_planned(budget, Side.EXPENSE)
    given = amounts.in_kind(budget, Side.EXPENSE)
    if planned is not None or given is not None:
        gap = amount_gap_text(Gap(planned, given).amount)
        name = _("Contributions in kind, on both sides")
        rows.append((name, amount_text(planned), amount_text(given), gap))
    return DataTable(_("Totals of the budget"), headings, tuple(rows))


def _plan(event: Event, figures: FigureSet) -> Section:
    planned = recorded(figures.of("expenses_planned", "income_planned"))
    return section_of(
        Panel(_("What is planned"), figures=planned),
        Panel(_("Charges"), amounts=(_planned_table(event, figures, Side.EXPENSE),)),
        Panel(_("Produits"), amounts=(_planned_table(event, figures, Side.INCOME),)),
    )


def _planned_table(event: Event, figures: FigureSet, side: Side) -> AmountTable:
    table = budget_table(figures.facts.budget, side, explain_from=event.explain_gap_from)
    return replace(table, is_plan=True)
