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
        return self.percent_to(PERCENT_DECIMALS)

    def percent_to(self, places: int) -> Decimal | None:
        """Of the exact amounts: what is printed without a decimal is rounded once."""
        if not self.whole:
            return None
        return percent_of(self.part, self.whole, places)


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

    def reaches(self, percent: int, *, has_plan: bool) -> bool:
        """Whether the exact gap, up or down, is at least this percentage of the planned amount.

        `has_plan`: of the budget. An amount that a plan did not foresee reaches any percentage.
        """
        planned = self.planned or Decimal(0)
        if self.actual is None or self.actual == planned:
            return False
        if not planned:
            return has_plan
        return abs(self.actual - planned) * 100 >= planned * percent

    @property
    def completion(self) -> Decimal | None:
        """Actual over planned, the `%` column of the official form."""
        return self.completion_to(PERCENT_DECIMALS)

    def completion_to(self, places: int) -> Decimal | None:
        """Of the exact amounts, as `AmountRatio.percent_to`."""
        if self.actual is None:
            return None
        return AmountRatio(self.actual, self.planned).percent_to(places)
