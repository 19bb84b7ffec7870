"""A funder's table as a workbook whose sums are formulas: who receives it can check them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from budgets.models import Grant
from core.spreadsheets.workbook import Cell, Formula, Sheet, Workbook
from events.models import Event
from reporting.account.layout import Layout, SideLayout
from reporting.account.table import COLUMNS, AccountRow, AccountSide, account_table
from reporting.figures.facts import BudgetFacts
from reporting.statistics.amounts import Gap

PERCENT_PLACES = 2  # of the value beside the formula
FIRST_ROW = 2  # under the headings
LETTERS = {"planned": "B", "actual": "C"}


def account_workbook(grant: Grant, layout: Layout, budget: BudgetFacts) -> Workbook:
    name = f"compte-rendu-{grant.event.slug}-{grant.code}"
    return table_workbook(grant.event, layout, budget, name)


def table_workbook(event: Event, layout: Layout, budget: BudgetFacts, name: str) -> Workbook:
    """Exact amounts. The first sheet holds both sides, so that CSV holds all."""
    exact = account_table(replace(layout, is_in_whole_euros=False), budget)
    headings = (
        _("Heading"),
        _("Planned (€)"),
        _("Actual (€)"),
        _("Gap (€)"),
        _("Actual / planned"),
    )
    rows: list[tuple[Cell, ...]] = []
    for side in exact.sides:
        writer = _Writer(layout.sides[side.side], side, FIRST_ROW + len(rows))
        rows += writer.rows()
    return Workbook(name, (Sheet(event.name, headings, tuple(rows)),))


@dataclass
class _Writer:
    """Rows of one side; `lines` says in which row of the sheet each code stands."""

    layout: SideLayout
    side: AccountSide
    start: int
    lines: dict[str, int] = field(default_factory=dict)

    def rows(self) -> list[tuple[Cell, ...]]:
        shown = [row for row in self.side.rows if not row.is_free or row.label]
        self.lines = {row.code: self.start + 1 + n for n, row in enumerate(shown) if row.code}
        title: tuple[Cell, ...] = (self.side.title.upper(), None, None, None, None)
        return [
            title,
            *(tuple(self._cells(row, self.start + 1 + n)) for n, row in enumerate(shown)),
        ]

    def _cells(self, row: AccountRow, line: int) -> Iterator[Cell]:
        yield row.label
        if row.kind == "heading":
            yield from (None, None, None, None)
            return
        parts = self._parts(row)
        for column in COLUMNS:
            amount = getattr(row, column)
            places = [f"{LETTERS[column]}{self.lines[code]}" for code in parts]
            yield Formula(_sum(places), amount) if places else amount
        gap = Gap(row.planned, row.actual)
        both = f"COUNT(B{line},C{line})=2"
        yield Formula(f'IF({both},C{line}-B{line},"")', gap.amount)
        percent = gap.completion_to(PERCENT_PLACES)
        share = None if percent is None else percent / 100
        yield Formula(f'IF({both},IF(B{line}<>0,C{line}/B{line},""),"")', share, is_percent=True)

    def _parts(self, row: AccountRow) -> list[str]:
        """Codes of the rows that this one adds up; nothing for a row that holds an amount."""
        added = [one.code for one in self.layout.rows if not one.is_memo]
        in_kind = [one.code for one in self.layout.in_kind_rows]
        sums = {
            self.layout.total.code: added,
            self.layout.in_kind.code: in_kind,
            self.layout.grand_total.code: [self.layout.total.code, self.layout.in_kind.code],
        }
        for block in self.layout.blocks:
            if block.subtotal:
                sums[block.subtotal.code] = [one.code for one in block.rows if not one.is_memo]
        return [code for code in sums.get(row.code, []) if code in self.lines]


def _sum(places: list[str]) -> str:
    """Empty where nothing is known, as on the page: a sum of nothing is not zero euros."""
    cells = ",".join(places)
    return f'IF(COUNT({cells})=0,"",SUM({cells}))'
