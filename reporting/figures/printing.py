"""The one way to print what a figure computes: its number, and what that number is a share of."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from reporting.figures.figure import Figure, Kind, Result
from reporting.statistics import formatting
from reporting.statistics.amounts import AmountRatio, UnitCost
from reporting.statistics.rates import Rate

Number = Decimal | int
POINTS = (Kind.RATE, Kind.SHARE)  # their differences are in points


@dataclass(frozen=True)
class Printed:
    """`numerator`, `base` and `base_text` belong to rates, shares and amounts per person."""

    text: str
    value: Decimal | None
    numerator: Number | None = None
    base: Number | None = None
    base_text: str = ""


def print_result(figure: Figure, result: Result) -> Printed | None:
    """None when nothing was recorded, or when there is nothing to divide by."""
    if isinstance(result, Rate):
        return None if result.is_empty else _rate(figure, result)
    if isinstance(result, AmountRatio):
        return None if result.percent is None else _share(figure, result)
    if isinstance(result, UnitCost):
        return None if result.value is None else _unit_cost(figure, result)
    if isinstance(result, int | Decimal):
        value = Decimal(result)
        return Printed(print_value(figure.kind, value), value)
    return None


def _rate(figure: Figure, rate: Rate) -> Printed:
    """ "42 sur 51 réponses exprimées", and whether that is few."""
    words = f"{formatting.base_text(rate)} {figure.base}"
    if rate.is_low_base:
        words = " · ".join((words, _("small base")))
    return Printed(formatting.rate_text(rate), rate.percent, rate.numerator, rate.base, words)


def _share(figure: Figure, share: AmountRatio) -> Printed:
    """ "30 000 € sur 31 500 € de produits"."""
    words = f"{formatting.share_base_text(share)} {figure.base}"
    text = formatting.percent_text(share.percent)
    return Printed(text, share.percent, share.part, share.whole, words)


def _unit_cost(figure: Figure, cost: UnitCost) -> Printed:
    """ "45 000 € pour 400 bénéficiaires"."""
    words = f"{formatting.unit_cost_base_text(cost)} {figure.base}"
    text = formatting.unit_cost_text(cost.value)
    return Printed(text, cost.value, cost.amount, cost.heads, words)


def print_value(kind: Kind, value: Decimal) -> str:
    if kind == Kind.MONEY:
        return formatting.amount_text(value)
    if kind == Kind.UNIT_COST:
        return formatting.unit_cost_text(value)
    if kind in POINTS:
        return formatting.percent_text(value)
    return formatting.number_text(value, formatting.places_of(value))


def print_gap(kind: Kind, gap: Decimal) -> str:
    """Signed, in the unit of the figure; in points between two rates."""
    if kind in POINTS:
        return formatting.points_text(gap)
    sign = "+" if gap > 0 else ""
    return f"{sign}{print_value(kind, gap)}"
