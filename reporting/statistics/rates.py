"""A rate never travels without its base, and the base decides how precisely it is shown."""

from dataclasses import dataclass
from decimal import Decimal

from .rounding import percent_of

ONE_DECIMAL_FROM = 50
LOW_BASE_UNDER = 30
COUNTS_ONLY_UNDER = 10


@dataclass(frozen=True)
class Rate:
    """`numerator` people out of `base` who expressed an answer."""

    numerator: int
    base: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.base:
            raise ValueError(f"{self.numerator} out of {self.base} is not a rate")

    @property
    def is_empty(self) -> bool:
        return self.base == 0

    @property
    def is_low_base(self) -> bool:
        return 0 < self.base < LOW_BASE_UNDER

    @property
    def shows_percent(self) -> bool:
        return self.base >= COUNTS_ONLY_UNDER

    @property
    def decimals(self) -> int:
        return 1 if self.base >= ONE_DECIMAL_FROM else 0

    @property
    def percent(self) -> Decimal | None:
        """Rounded for print; None when the base only bears counts."""
        if not self.shows_percent:
            return None
        return percent_of(self.numerator, self.base, self.decimals)


def response_rate(*, answered: int, asked: int) -> Rate:
    return Rate(answered, asked)
