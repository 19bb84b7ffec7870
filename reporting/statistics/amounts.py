"""Ratios on amounts in euros. Nothing planned gives None, never zero: it prints as a dash."""

from dataclasses import dataclass
from decimal import Decimal

from .rounding import half_up, percent_of

PERCENT_DECIMALS = 1
CENTS = 2


@dataclass(frozen=True)
class AmountRatio:
    """A part of a whole, for instance a grant over the total of income without in-kind."""

    part: Decimal
    whole: Decimal | None

    @property
    def percent(self) -> Decimal | None:
        if not self.whole:
            return None
        return percent_of(self.part, self.whole, PERCENT_DECIMALS)


@dataclass(frozen=True)
class UnitCost:
    """An amount spread over people, for instance the budget per beneficiary."""

    amount: Decimal
    heads: int | None

    @property
    def value(self) -> Decimal | None:
        if not self.heads:
            return None
        return half_up(Decimal(self.amount) / self.heads, CENTS)


@dataclass(frozen=True)
class Gap:
    """Planned against actual amount of one budget line or total."""

    planned: Decimal | None
    actual: Decimal | None

    @property
    def amount(self) -> Decimal | None:
        if self.planned is None or self.actual is None:
            return None
        return self.actual - self.planned

    @property
    def percent(self) -> Decimal | None:
        """The gap over the planned amount: +5.0 means five percent above the plan."""
        if self.amount is None or not self.planned:
            return None
        return percent_of(self.amount, self.planned, PERCENT_DECIMALS)

    def reaches(self, percent: int) -> bool:
        """Whether the exact gap, up or down, is at least this percentage of the planned amount."""
        if not self.amount or not self.planned:
            return False
        return abs(self.amount) * 100 >= self.planned * percent

    @property
    def completion(self) -> Decimal | None:
        """Actual over planned, the `%` column of the official form."""
        if self.actual is None or not self.planned:
            return None
        return percent_of(self.actual, self.planned, PERCENT_DECIMALS)
