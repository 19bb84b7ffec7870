"""The facts of a budget as far as it is opened to a funder. Other funders' money is one sum."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from budgets.models.budget import Opening
from budgets.nomenclature import GRANT_SLUGS
from reporting.figures import amounts
from reporting.figures.facts import BudgetFacts, LineFacts

OTHERS = "grant_other_public"  # a line of account 74, whose sums it leaves as they are


def opened_budget(budget: BudgetFacts, opening: Opening, own: Collection[str]) -> BudgetFacts:
    """`own`: codes of the reader's grants. Nothing is left out of a total."""
    if opening == Opening.NOTHING:
        return BudgetFacts()
    opened = BudgetFacts(
        lines=tuple(_lines(budget.lines, own)),
        in_kind=budget.in_kind,
        grants=tuple(grant for grant in budget.grants if grant.code in own),
        comment=budget.comment if opening == Opening.LINES else "",
    )
    return _planned(opened) if opening == Opening.PLAN else opened


def _lines(lines: tuple[LineFacts, ...], own: Collection[str]) -> Iterator[LineFacts]:
    others = []
    for line in lines:
        if line.slug in GRANT_SLUGS and line.grant_code not in own:
            others.append(line)
        else:
            yield line
    if others:
        yield LineFacts(
            slug=OTHERS,
            label=_("Other grants, together"),
            planned=amounts.known_sum(line.planned for line in others),
            actual=amounts.known_sum(line.actual for line in others),
            grant_code="",
            comment="",
        )


def _planned(budget: BudgetFacts) -> BudgetFacts:
    """Without what became of the plan."""
    return replace(
        budget,
        lines=tuple(replace(line, actual=None, comment="") for line in budget.lines),
        in_kind=tuple(replace(row, value=None) for row in budget.in_kind),
        grants=tuple(replace(grant, amount=None) for grant in budget.grants),
    )
