"""The filled table of a funder: rows in the order of its layout, with sums that add up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from budgets.nomenclature import Side
from reporting.account.distribution import Held, HeldInKind, distribute, distribute_in_kind
from reporting.account.layout import Layout, Sum
from reporting.figures.amounts import known_sum
from reporting.figures.facts import BudgetFacts, InKindFacts, LineFacts
from reporting.statistics.amounts import Gap
from reporting.statistics.rounding import half_up
from reporting.statistics.whole_euros import whole_euros

Amount = Decimal | None
Kind = Literal["heading", "line", "memo", "in_kind", "subtotal", "total", "grand_total"]
WHOLE = Decimal(1)
COLUMNS = ("planned", "actual")


@dataclass(frozen=True)
class AccountRow:
    """`percent`: actual over planned, of the exact amounts, rounded as its layout prints it;
    None where nothing was planned."""

    code: str
    kind: Kind
    label: str
    planned: Amount = None
    actual: Amount = None
    percent: Amount = None
    is_free: bool = False


@dataclass(frozen=True)
class AccountSide:
    side: Side
    title: str
    rows: tuple[AccountRow, ...]

    def __getitem__(self, code: str) -> AccountRow:
        return next(row for row in self.rows if row.code == code)


@dataclass(frozen=True)
class AccountTable:
    """`adjusted`: labels of the rows that are one euro away from their own rounding. `short`: by
    code, labels for where the whole one has no room."""

    layout: Layout
    sides: tuple[AccountSide, ...]
    adjusted: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> dict[str, AccountRow]:
        return {row.code: row for side in self.sides for row in side.rows if row.code}


def account_table(layout: Layout, budget: BudgetFacts) -> AccountTable:
    """In French, as the labels of the layout are."""
    funders = {grant.code: grant.funder for grant in budget.grants}
    lines = [
        replace(line, label=line.label or funders.get(line.grant_code, "")) for line in budget.lines
    ]
    built = [_Builder(layout, side, lines, budget.in_kind) for side in Side]
    return AccountTable(
        layout,
        tuple(builder.build() for builder in built),
        tuple(label for builder in built for label in builder.adjusted),
        {held.row.code: held.short for builder in built for held in builder.held if held.short},
    )


class _Builder:
    """One side. Sums are made of what is printed, so that a reader who adds finds the same."""

    def __init__(
        self,
        layout: Layout,
        side: Side,
        lines: Iterable[LineFacts],
        in_kind: Iterable[InKindFacts],
    ) -> None:
        self.side, self.layout = side, layout.sides[side]
        self.is_whole = layout.is_in_whole_euros
        self.places = layout.percent_places
        self.adjusted: list[str] = []
        slugs = {slug for row in self.layout.rows for slug in row.lines}
        self.held = distribute(self.layout, [line for line in lines if line.slug in slugs])
        kind_of = "use" if side == Side.EXPENSE else "source"
        given = [(getattr(facts, kind_of), facts) for facts in in_kind]
        self.in_kind = list(distribute_in_kind(self.layout, given))

    def build(self) -> AccountSide:
        added = [held for held in self.held if not held.row.is_memo]
        printed = self._printed(added)
        given = self._printed(self.in_kind)
        memos = dict(self._memos(printed))
        rows = (
            *self._lines({**printed, **memos}),
            self._sum_row("total", self.layout.total, added, printed),
            self._sum_row("subtotal", self.layout.in_kind, self.in_kind, given),
            *(self._row("in_kind", held, given) for held in self.in_kind),
            self._grand_total([*added, *self.in_kind], printed | given),
        )
        return AccountSide(self.side, self.layout.title, rows)

    def _lines(self, printed: Mapping[str, Mapping[str, Amount]]) -> Iterator[AccountRow]:
        held_of = {held.row.code: held for held in self.held}
        if self.layout.heading:
            yield AccountRow("", "heading", self.layout.heading)
        for block in self.layout.blocks:
            held = [held_of[row.code] for row in block.rows]
            if block.heading:
                yield AccountRow("", "heading", block.heading)
            if block.subtotal:
                added = [one for one in held if not one.row.is_memo]
                yield self._sum_row("subtotal", block.subtotal, added, printed)
            for one in held:
                yield self._row("memo" if one.row.is_memo else "line", one, printed)

    def _printed(self, held: list[Held] | list[HeldInKind]) -> dict[str, dict[str, Amount]]:
        """By row and column. In whole euros, they add up to the rounded exact sum."""
        printed: dict[str, dict[str, Amount]] = {one.row.code: {} for one in held}
        for name in COLUMNS:
            exact = {one.row.code: getattr(one, name) for one in held}
            known = {code: amount for code, amount in exact.items() if amount is not None}
            rounded = whole_euros(known) if self.is_whole else None
            for code, amount in exact.items():
                is_known = rounded is not None and amount is not None
                printed[code][name] = Decimal(rounded.amounts[code]) if is_known else amount
            if rounded:
                self._note(held, rounded.adjusted)
        return printed

    def _note(self, held: list[Held] | list[HeldInKind], adjusted: Iterable[str]) -> None:
        labels = {one.row.code: getattr(one, "label", "") or one.row.label for one in held}
        self.adjusted += [labels[code] for code in adjusted if labels[code] not in self.adjusted]

    def _memos(
        self, printed: Mapping[str, Mapping[str, Amount]]
    ) -> Iterator[tuple[str, dict[str, Amount]]]:
        """ "Of which" rows: never more than the row above them, of which they are a part."""
        above: Held | None = None
        for held in self.held:
            if not held.row.is_memo:
                above = held
                continue
            amounts = {name: self._alone(getattr(held, name)) for name in COLUMNS}
            if above:
                for name in COLUMNS:
                    part, whole = getattr(held, name), getattr(above, name)
                    if part is not None and whole is not None and part <= whole:
                        amounts[name] = min(amounts[name], printed[above.row.code][name])
            yield held.row.code, amounts

    def _alone(self, amount: Amount) -> Amount:
        return half_up(amount, 0) if self.is_whole and amount is not None else amount

    def _grand_total(
        self,
        held: list[Held | HeldInKind],
        printed: Mapping[str, Mapping[str, Amount]],
    ) -> AccountRow:
        """Of the printed totals; where both were rounded up, it may be one euro over its own."""
        row = self._sum_row("grand_total", self.layout.grand_total, held, printed)
        for name in COLUMNS:
            exact = known_sum(getattr(one, name) for one in held)
            if getattr(row, name) != self._alone(exact) and row.label not in self.adjusted:
                self.adjusted.append(row.label)
        return row

    def _row(
        self, kind: Kind, held: Held | HeldInKind, printed: Mapping[str, Mapping[str, Amount]]
    ) -> AccountRow:
        shown = printed[held.row.code]
        return AccountRow(
            held.row.code,
            kind,
            getattr(held, "label", "") or held.row.label,
            shown["planned"],
            shown["actual"],
            Gap(held.planned, held.actual).completion_to(self.places),
            is_free=getattr(held.row, "is_free", False),
        )

    def _sum_row(
        self,
        kind: Kind,
        what: Sum,
        held: list[Held] | list[HeldInKind] | list[Held | HeldInKind],
        printed: Mapping[str, Mapping[str, Amount]],
    ) -> AccountRow:
        shown = [printed[one.row.code] for one in held]
        planned, actual = (known_sum(getattr(one, name) for one in held) for name in COLUMNS)
        return AccountRow(
            what.code,
            kind,
            what.label,
            known_sum(row["planned"] for row in shown),
            known_sum(row["actual"] for row in shown),
            Gap(planned, actual).completion_to(self.places),
        )
