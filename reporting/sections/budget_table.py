"""One side of the budget: headings with their lines, total, in-kind under the line, grand total."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from budgets.nomenclature import (
    ACCOUNTS,
    LINE_BY_SLUG,
    LINES,
    Account,
    InKindSource,
    InKindUse,
    Side,
)
from reporting.figures import amounts
from reporting.figures.facts import BudgetFacts, InKindFacts, LineFacts
from reporting.sections.amount_table import AmountRow, AmountTable, amount_row
from reporting.statistics.amounts import Gap

ORDER = {line.slug: position for position, line in enumerate(LINES)}


def budget_table(budget: BudgetFacts, side: Side, *, explain_from: int) -> AmountTable:
    """`explain_from`: a line whose gap reaches this percentage needs a comment."""
    rows = (
        *_account_rows(budget, side, explain_from),
        amount_row(
            "total",
            _("Total without in-kind"),
            amounts.planned(budget, side),
            amounts.actual(budget, side),
        ),
        *in_kind_rows(budget, side),
    )
    caption = _("Charges") if side == Side.EXPENSE else _("Produits")
    return AmountTable(caption, rows, has_comments=any(row.comment for row in rows))


def _account_rows(budget: BudgetFacts, side: Side, explain_from: int) -> Iterator[AmountRow]:
    has_plan = amounts.has_plan(budget)
    for account in ACCOUNTS:
        lines = [line for line in budget.lines if _is_of(line, account)]
        if account.side == side and lines:
            yield account_row(account, lines)
            for line in sorted(lines, key=lambda line: ORDER[line.slug]):
                yield _line(line, explain_from, has_plan=has_plan)


def _is_of(line: LineFacts, account: Account) -> bool:
    return LINE_BY_SLUG[line.slug].account == account.number


def account_row(account: Account, lines: Sequence[Any]) -> AmountRow:
    added = [line for line in lines if not LINE_BY_SLUG[line.slug].memo]
    return amount_row(
        "account",
        str(account.label),
        amounts.known_sum(line.planned for line in added),
        amounts.known_sum(line.actual for line in added),
        account=account.number if account.number.isdigit() else "",
    )


def line_label(slug: str, label: str) -> str:
    """Of the line of the form where it has no wording; an "of which" line always says so."""
    place = str(LINE_BY_SLUG[slug].label)
    return f"{label} – {place}" if label and LINE_BY_SLUG[slug].memo else label or place


def _line(line: LineFacts, explain_from: int, *, has_plan: bool) -> AmountRow:
    known = LINE_BY_SLUG[line.slug]
    is_large = Gap(line.planned, line.actual).reaches(explain_from, has_plan=has_plan)
    return amount_row(
        "memo" if known.memo else "line",
        line_label(line.slug, line.label),
        line.planned,
        line.actual,
        comment=line.comment or (_("to be explained") if is_large else ""),
    )


def in_kind_rows(budget: BudgetFacts, side: Side) -> Iterator[AmountRow]:
    kinds = InKindUse if side == Side.EXPENSE else InKindSource
    given = [row for row in budget.in_kind if _code(row, side)]
    if not given:
        return
    for row in sorted(given, key=lambda row: kinds.values.index(_code(row, side))):
        label = f"{kinds(_code(row, side)).label} – {row.label}"
        yield amount_row("line", label, row.planned, row.value)
    planned, actual = amounts.in_kind_planned(budget, side), amounts.in_kind(budget, side)
    account = "86" if side == Side.EXPENSE else "87"
    yield amount_row("subtotal", _("Contributions in kind"), planned, actual, account=account)
    yield amount_row(
        "total",
        _("Total"),
        amounts.known_sum([amounts.planned(budget, side), planned]),
        amounts.with_in_kind(budget, side),
    )


def _code(row: InKindFacts, side: Side) -> str:
    return row.use if side == Side.EXPENSE else row.source
