"""What it cost and who paid: planned and actual, in the order of the official form."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from budgets.nomenclature import ACCOUNTS, LINE_BY_SLUG, Side
from events.models import Event
from reporting.charts.chart import Chart, DataTable, Words
from reporting.charts.paired_bars import Pair, paired_bars
from reporting.figures import FigureSet, amounts
from reporting.figures.facts import BudgetFacts, LineFacts
from reporting.sections.budget_table import budget_table
from reporting.sections.section import Panel, Section, recorded, section_of
from reporting.statistics.amounts import Gap
from reporting.statistics.formatting import amount_gap_text, amount_text


def budget_section(event: Event, figures: FigureSet) -> Section:
    budget = figures.facts.budget
    if not (budget.lines or budget.in_kind):
        return section_of()
    totals = ("expenses_actual", "income_actual", "result", "expenses_with_in_kind")
    costs = ("cost_per_beneficiary_with_in_kind", "cost_per_beneficiary", "grant_per_beneficiary")
    shares = (
        "grants_share_total",
        "grants_share_total_with_in_kind",
        "self_financing_share",
        "in_kind_share",
    )
    completion = ("expenses_completion", "income_completion")
    return section_of(
        Panel(_("How much it cost"), figures=recorded(figures.of(*totals))),
        Panel(_("Actual over planned"), figures=recorded(figures.of(*completion))),
        Panel(_("Cost per beneficiary"), figures=recorded(figures.of(*costs))),
        Panel(_("Charges"), **_side(event, budget, Side.EXPENSE)),
        Panel(_("Produits"), **_side(event, budget, Side.INCOME)),
        Panel(
            _("Who paid"),
            figures=recorded(figures.of(*shares)),
            tables=tuple(grant_tables(figures)),
            remarks=(
                _(
                    "The share of a grant is computed over the actual total of the produits "
                    "without in-kind, as on the official form."
                ),
            ),
        ),
        Panel(_("Comments"), notes=(budget.comment,) if budget.comment else ()),
    )


def _side(event: Event, budget: BudgetFacts, side: Side) -> dict:
    return {
        "charts": tuple(_chart(budget, side)),
        "amounts": (budget_table(budget, side, explain_from=event.explain_gap_from),),
        "remarks": (_("“—”: no amount was planned or recorded."),),
    }


def _chart(budget: BudgetFacts, side: Side) -> Iterator[Chart]:
    lines = amounts.lines_of(budget, side)
    pairs = [
        _pair(str(account.label), [line for line in lines if _account(line) == account.number])
        for account in ACCOUNTS
        if account.side == side
    ]
    in_kind = amounts.in_kind(budget, side)
    if in_kind is not None:
        planned = amounts.in_kind_planned(budget, side)
        pairs.append(_pair_of(_("Contributions in kind"), planned, in_kind))
    pairs = [pair for pair in pairs if pair.planned is not None or pair.actual is not None]
    if not pairs:
        return
    headings = (_("Heading"), _("Planned"), _("Actual"), _("Gap"))
    words = Words(_finding(budget, side), headings, subtitle=_("In euros, by heading"))
    yield paired_bars(
        f"budget-{side}", words, pairs, planned_name=_("planned"), actual_name=_("actual")
    )


def _account(line: LineFacts) -> str:
    return LINE_BY_SLUG[line.slug].account


def _pair(label: str, lines: list[LineFacts]) -> Pair:
    planned = amounts.known_sum(line.planned for line in lines)
    return _pair_of(label, planned, amounts.known_sum(line.actual for line in lines))


def _pair_of(label: str, planned: Decimal | None, actual: Decimal | None) -> Pair:
    gap = amount_gap_text(Gap(planned, actual).amount)
    return Pair(label, planned, actual, amount_text(planned), amount_text(actual), (gap,))


def _finding(budget: BudgetFacts, side: Side) -> str:
    found = {
        "total": amount_text(amounts.actual(budget, side)),
        "all": amount_text(amounts.with_in_kind(budget, side)),
    }
    if side == Side.EXPENSE:
        return _("%(total)s were spent, %(all)s with contributions in kind") % found
    return _("%(total)s were received, %(all)s with contributions in kind") % found


def grant_tables(figures: FigureSet) -> Iterator[DataTable]:
    grants = figures.facts.budget.grants
    rows = tuple(
        (
            grant.funder,
            amount_text(grant.requested),
            amount_text(grant.awarded),
            amount_text(grant.amount),
            figures[f"grant_share.{grant.code}"].text,
        )
        for grant in grants
    )
    if rows:
        headings = (_("Funder"), _("Requested"), _("Awarded"), _("Actual"), _("Share"))
        yield DataTable(_("Grants"), headings, rows)
