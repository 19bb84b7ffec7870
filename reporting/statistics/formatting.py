"""French text of the figures: page, PDF, JSON, table and command line print the same string.

Pure on purpose: the active locale of a request must not change a published figure.
"""

from datetime import datetime
from decimal import Decimal

from .amounts import CENTS, PERCENT_DECIMALS
from .rates import Rate
from .rounding import half_up

NARROW_SPACE = "\u202f"  # no-break, before units and between thousands
MINUS = "\u2212"
DASH = "—"


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


def rate_text(rate: Rate) -> str:
    """ "58,8 %", or "3 sur 7" where the base only bears counts."""
    if rate.is_empty:
        return DASH
    if not rate.shows_percent:
        return base_text(rate)
    return percent_text(rate.percent, rate.decimals)


def base_text(rate: Rate) -> str:
    if rate.is_empty:
        return DASH
    return f"{number_text(rate.numerator)} sur {number_text(rate.base)}"


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
