"""The plans of a budget side by side: what each revision changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from budgets.models import Budget, BudgetRevision
from budgets.models.revision import PlanPart
from budgets.nomenclature import LINE_BY_SLUG, Side
from reporting.sections.budget_table import ORDER, line_label
from reporting.statistics.formatting import amount_text

Key = tuple[str, str]
Place = tuple[Key, str]


@dataclass(frozen=True)
class PlanCell:
    plan: str
    text: str
    is_changed: bool


@dataclass(frozen=True)
class PlanRow:
    label: str
    cells: tuple[PlanCell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class PlanTable:
    side: str
    headings: tuple[str, ...]
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True)
class Planned:
    slug: str
    label: str
    amount: Decimal


Plan = dict[Key, Planned]


def plan_tables(budget: Budget, revisions: Sequence[BudgetRevision]) -> list[PlanTable]:
    """`revisions` with their amounts, in order; an open one shows what is typed now."""
    plans = [_typed(budget) if one.is_open else _kept(one) for one in revisions]
    headings = tuple(
        _("Plan %(number)d, being revised") % {"number": one.number}
        if one.is_open
        else _("Plan %(number)d") % {"number": one.number}
        for one in revisions
    )
    tables = [
        PlanTable(str(side.label), headings, tuple(_rows(plans, headings, side))) for side in Side
    ]
    in_kind = tuple(_in_kind_rows(plans, headings))
    if in_kind:
        tables.append(PlanTable(_("Contributions in kind"), headings, in_kind))
    return tables


def _kept(revision: BudgetRevision) -> Plan:
    return {
        (amount.part, amount.code): Planned(amount.slug, amount.label, amount.amount)
        for amount in revision.amounts.all()
    }


def _typed(budget: Budget) -> Plan:
    lines = budget.lines.filter(planned__isnull=False)
    given = budget.event.in_kind_contributions.filter(planned__isnull=False)
    return {
        (part.value, row.code): Planned(getattr(row, "slug", ""), row.label, row.planned)
        for part, rows in ((PlanPart.LINE, lines), (PlanPart.IN_KIND, given))
        for row in rows
    }


def _rows(plans: Sequence[Plan], headings: Sequence[str], side: Side) -> Iterator[PlanRow]:
    """A line that a revision moved stands at each of its places, for what it said there."""
    places: dict[Place, Planned] = {}
    for plan in plans:
        places |= {(key, one.slug): one for key, one in plan.items() if _side_of(key, one) == side}
    keys = [key for key, _slug in places]
    for key, slug in sorted(places, key=lambda place: (ORDER[place[1]], place[0])):
        amounts = [_amount_at(plan, key, slug) for plan in plans]
        label = _label(places[key, slug], is_moved=keys.count(key) > 1)
        yield PlanRow(label, tuple(_cells(headings, amounts)))
    totals = tuple(_cells(headings, [_total(plan, side) for plan in plans]))
    yield PlanRow(_("Total without in-kind"), totals, is_total=True)


def _amount_at(plan: Plan, key: Key, slug: str) -> Decimal | None:
    return plan[key].amount if key in plan and plan[key].slug == slug else None


def _label(planned: Planned, *, is_moved: bool) -> str:
    place = str(LINE_BY_SLUG[planned.slug].label)
    if is_moved and planned.label:
        return f"{planned.label} – {place}"
    return line_label(planned.slug, planned.label)


def _in_kind_rows(plans: Sequence[Plan], headings: Sequence[str]) -> Iterator[PlanRow]:
    known: Plan = {}
    for plan in plans:
        known |= {key: one for key, one in plan.items() if key[0] == PlanPart.IN_KIND}
    for key in sorted(known):
        amounts = [plan[key].amount if key in plan else None for plan in plans]
        yield PlanRow(known[key].label, tuple(_cells(headings, amounts)))


def _side_of(key: Key, planned: Planned) -> Side | None:
    return LINE_BY_SLUG[planned.slug].side if key[0] == PlanPart.LINE else None


def _total(plan: Plan, side: Side) -> Decimal:
    """As that plan itself added up: what stood on an "of which" line did not count."""
    added = (
        one.amount
        for key, one in plan.items()
        if _side_of(key, one) == side and not LINE_BY_SLUG[one.slug].memo
    )
    return sum(added, Decimal(0))


def _cells(plans: Sequence[str], amounts: Sequence[Decimal | None]) -> Iterator[PlanCell]:
    before = amounts[0]
    for plan, amount in zip(plans, amounts, strict=True):
        yield PlanCell(plan, amount_text(amount), amount != before)
        before = amount
