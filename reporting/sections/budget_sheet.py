"""The budget as it is typed: both sides of the official table, with the sums that the server makes.

Every sum and every gap is that of the reports: the page only shows what this module says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from budgets.models import BudgetLine, InKindContribution
from budgets.nomenclature import ACCOUNTS, Account, Side
from reporting.figures import amounts
from reporting.figures.facts import BudgetFacts
from reporting.sections.amount_table import AmountRow, amount_row
from reporting.sections.budget_table import ORDER, account_row, in_kind_rows, line_label
from reporting.statistics.amounts import Gap
from reporting.statistics.formatting import amount_gap_text


class Explain(NamedTuple):
    """Which gaps ask for words: from this percentage, and what a plan did not foresee."""

    percent: int
    has_plan: bool


MEMO, MEMO_ACCOUNT = "dues_and_gifts", "75"


@dataclass(frozen=True)
class SheetLine:
    line: BudgetLine
    row: AmountRow
    is_to_explain: bool
    is_large: bool

    @property
    def key(self) -> str:
        return f"line-{self.line.pk}"


@dataclass(frozen=True)
class SheetAccount:
    account: Account
    row: AmountRow
    lines: tuple[SheetLine, ...]

    @property
    def key(self) -> str:
        return f"account-{self.account.number}"


@dataclass(frozen=True)
class SheetSide:
    """`under`: contributions in kind and the bottom line, under the total."""

    side: Side
    accounts: tuple[SheetAccount, ...]
    total: AmountRow
    under: tuple[AmountRow, ...]

    @property
    def rows(self) -> Iterator[tuple[str, AmountRow]]:
        for account in self.accounts:
            yield account.key, account.row
            for line in account.lines:
                yield line.key, line.row
        yield f"total-{self.side}", self.total
        for number, row in enumerate(self.under):
            yield f"under-{self.side}-{number}", row

    @property
    def keyed_under(self) -> list[tuple[str, AmountRow]]:
        return [(f"under-{self.side}-{number}", row) for number, row in enumerate(self.under)]


@dataclass(frozen=True)
class Balance:
    """Produits less charges."""

    planned: Decimal | None
    actual: Decimal | None

    @property
    def planned_text(self) -> str:
        return _("balanced") if self.planned == 0 else amount_gap_text(self.planned)

    @property
    def actual_text(self) -> str:
        return _("balanced") if self.actual == 0 else amount_gap_text(self.actual)


@dataclass(frozen=True)
class Sheet:
    sides: tuple[SheetSide, ...]
    balance: Balance
    in_kind_differs: bool
    unexplained: int
    warnings: tuple[str, ...] = field(default=())

    def cells(self) -> dict[str, str]:
        """Text of each cell by its name on the page."""
        found = {
            f"{key}.{name}": getattr(row, name)
            for side in self.sides
            for key, row in side.rows
            for name in ("planned", "actual", "gap", "gap_percent")
        }
        return {
            **found,
            "balance.planned": self.balance.planned_text,
            "balance.actual": self.balance.actual_text,
        }

    def lines(self) -> list[SheetLine]:
        return [line for side in self.sides for one in side.accounts for line in one.lines]


def budget_sheet(
    lines: Sequence[BudgetLine],
    in_kind: Sequence[InKindContribution],
    *,
    explain_from: int,
    is_approved: bool = False,
) -> Sheet:
    """`is_approved`: the plan, even if it plans nothing."""
    facts = BudgetFacts(lines=tuple(lines), in_kind=tuple(in_kind))
    explain = Explain(explain_from, is_approved or amounts.has_plan(facts))
    sides = tuple(_side(facts, lines, side, explain) for side in Side)
    balance = Balance(
        _difference(*(amounts.planned(facts, side) for side in (Side.INCOME, Side.EXPENSE))),
        _difference(*(amounts.actual(facts, side) for side in (Side.INCOME, Side.EXPENSE))),
    )
    unexplained = sum(
        line.is_to_explain for side in sides for one in side.accounts for line in one.lines
    )
    return Sheet(
        sides, balance, _in_kind_differs(facts), unexplained, tuple(_warnings(lines, facts))
    )


def _difference(income: Decimal | None, expense: Decimal | None) -> Decimal | None:
    if income is None and expense is None:
        return None
    return (income or Decimal(0)) - (expense or Decimal(0))


def _in_kind_differs(facts: BudgetFacts) -> bool:
    return any(
        amounts.known_sum([total(facts, Side.EXPENSE), Decimal(0)])
        != amounts.known_sum([total(facts, Side.INCOME), Decimal(0)])
        for total in (amounts.in_kind, amounts.in_kind_planned)
    )


def _side(
    facts: BudgetFacts, lines: Sequence[BudgetLine], side: Side, explain: Explain
) -> SheetSide:
    accounts = tuple(
        SheetAccount(account, account_row(account, own), tuple(_lines(own, explain)))
        for account in ACCOUNTS
        if account.side == side
        and (own := [line for line in lines if line.line.account == account.number])
    )
    total = amount_row(
        "total",
        _("Total without in-kind"),
        amounts.planned(facts, side),
        amounts.actual(facts, side),
    )
    return SheetSide(side, accounts, total, tuple(in_kind_rows(facts, side)))


def _lines(lines: Sequence[BudgetLine], explain: Explain) -> Iterator[SheetLine]:
    for line in sorted(lines, key=lambda one: (ORDER[one.slug], one.position, one.pk)):
        kind = "memo" if line.line.memo else "line"
        is_large = Gap(line.planned, line.actual).reaches(
            explain.percent, has_plan=explain.has_plan
        )
        label = line_label(line.slug, line.label)
        row = amount_row(kind, label, line.planned, line.actual, comment=line.comment)
        yield SheetLine(line, row, is_large and not line.comment, is_large)


def _warnings(lines: Sequence[BudgetLine], facts: BudgetFacts) -> Iterator[str]:
    """What the law or the form does not forbid a draft to say, and a funder would ask about."""
    own = [line for line in lines if line.line.account == MEMO_ACCOUNT]
    for name in ("planned", "actual"):
        memo = amounts.known_sum(getattr(line, name) for line in own if line.slug == MEMO)
        whole = amounts.known_sum(getattr(line, name) for line in own if line.slug != MEMO)
        if memo is not None and memo > (whole or 0):
            yield _("“Of which dues, gifts and legacies” exceeds the account 75 that holds it.")
            break
    charges = amounts.planned(facts, Side.EXPENSE)
    grants = amounts.known_sum(line.planned for line in lines if line.line.account == "74")
    if charges is not None and grants is not None and grants > charges:
        yield _("The planned grants exceed the planned charges: no funder pays more than the cost.")
