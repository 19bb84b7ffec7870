"""Commercial rounding: 12.5 becomes 13, and -12.5 becomes -13."""

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent_of(part: Decimal | int, whole: Decimal | int, places: int) -> Decimal:
    """Share of a non-zero whole, in percent."""
    return half_up(Decimal(part) * 100 / Decimal(whole), places)
