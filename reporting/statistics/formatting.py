"""French text of the figures: page, PDF, JSON, table and command line print the same string.

Pure on purpose: the active locale of a request must not change a published figure.
"""

from datetime import datetime
from decimal import Decimal

from .amounts import CENTS, PERCENT_DECIMALS, AmountRatio, UnitCost
from .rates import Rate
from .rounding import half_up

NARROW_SPACE = "\u202f"  # no-break, before units and between thousands
MINUS = "\u2212"
DASH = "—"
PLURAL_FROM = 2


def number_text(value: Decimal | int | None, places: int = 0) -> str:
    if value is None:
        return DASH
    rounded = half_up(Decimal(value), places)
    digits = f"{abs(rounded):,.{places}f}".replace(",", NARROW_SPACE).replace(".", ",")
    return f"{MINUS if rounded < 0 else ''}{digits}"


def signed_text(value: Decimal | int | None, places: int = 0) -> str:
    """A gap: its direction is always written, except for none at all."""
    text = number_text(value, places)
    return f"+{text}" if value is not None and half_up(Decimal(value), places) > 0 else text


def percent_text(value: Decimal | None, places: int = PERCENT_DECIMALS) -> str:
    return _with_unit(number_text(value, places), "%")


def percent_gap_text(value: Decimal | None) -> str:
    return _with_unit(signed_text(value, PERCENT_DECIMALS), "%")


def points_text(gap: Decimal | None) -> str:
    """ "+5 points", "−0,5 point": the difference of two percentages."""
    if gap is None:
        return DASH
    noun = "point" if is_singular(gap) else "points"
    return f"{signed_text(gap, places_of(gap))}{NARROW_SPACE}{noun}"


def is_singular(value: Decimal | int) -> bool:
    """French plurals begin at two: "0 jour", "1,5 jour"."""
    return -PLURAL_FROM < value < PLURAL_FROM


def places_of(value: Decimal | int | None) -> int:
    """Whole numbers without a decimal, the others with one."""
    return 0 if value is None or value == int(value) else 1


def rate_text(rate: Rate, places: int | None = None) -> str:
    """ "58,8 %", or "3 sur 7" where the base only bears counts.

    `places` gives the rates of one column the same precision.
    """
    if rate.is_empty:
        return DASH
    if not rate.shows_percent:
        return base_text(rate)
    return percent_text(rate.percent, rate.decimals if places is None else places)


def base_text(rate: Rate) -> str:
    if rate.is_empty:
        return DASH
    return f"{number_text(rate.numerator)} sur {number_text(rate.base)}"


def share_base_text(share: AmountRatio) -> str:
    return f"{amount_text(share.part)} sur {amount_text(share.whole)}"


def unit_cost_base_text(cost: UnitCost) -> str:
    return f"{amount_text(cost.amount)} pour {number_text(cost.heads)}"


def rate_with_base_text(rate: Rate) -> str:
    if not rate.shows_percent:
        return rate_text(rate)
    return f"{rate_text(rate)} ({base_text(rate)})"


def amount_text(value: Decimal | int | None) -> str:
    """Whole euros when the amount is whole, else euros and cents."""
    places = 0 if value is None or value == int(value) else CENTS
    return _with_unit(number_text(value, places), "€")


def unit_cost_text(value: Decimal | None) -> str:
    return _with_unit(number_text(value, CENTS), "€")


def amount_gap_text(value: Decimal | int | None) -> str:
    places = 0 if value is None or value == int(value) else CENTS
    return _with_unit(signed_text(value, places), "€")


def hour_text(moment: datetime) -> str:
    """ "9 h", "9 h 15"."""
    minutes = f"{NARROW_SPACE}{moment:%M}" if moment.minute else ""
    return f"{moment.hour}{NARROW_SPACE}h{minutes}"


def _with_unit(text: str, unit: str) -> str:
    return text if text == DASH else f"{text}{NARROW_SPACE}{unit}"
