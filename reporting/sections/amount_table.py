"""A table of planned and actual amounts as text, in the shape that its template draws."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporting.statistics.amounts import Gap
from reporting.statistics.formatting import amount_gap_text, amount_text, percent_gap_text

RowKind = Literal["account", "line", "memo", "subtotal", "total"]


@dataclass(frozen=True)
class AmountRow:
    """`memo` rows ("of which") are shown and never added."""

    kind: RowKind
    account: str
    label: str
    planned: str
    actual: str
    gap: str
    gap_percent: str
    comment: str = ""


@dataclass(frozen=True)
class AmountTable:
    """`is_plan`: only what is planned is shown."""

    caption: str
    rows: tuple[AmountRow, ...]
    has_comments: bool = False
    is_plan: bool = False


def amount_row(
    kind: RowKind,
    label: str,
    planned: Decimal | None,
    actual: Decimal | None,
    *,
    account: str = "",
    comment: str = "",
) -> AmountRow:
    gap = Gap(planned, actual)
    return AmountRow(
        kind=kind,
        account=account,
        label=label,
        planned=amount_text(planned),
        actual=amount_text(actual),
        gap=amount_gap_text(gap.amount),
        gap_percent=percent_gap_text(gap.percent),
        comment=comment,
    )
