"""Amounts without cents that still add up: the official form prints no cents, and readers add."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from .rounding import half_up

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class WholeEuros(Generic[Key]):
    """`adjusted`: those that are one euro away from their own rounding for the sum's sake."""

    amounts: Mapping[Key, int] = field(default_factory=dict)
    adjusted: tuple[Key, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.amounts.values())


def whole_euros(exact: Mapping[Key, Decimal]) -> WholeEuros[Key]:
    """Each amount rounded half up; then as many as needed are moved by one euro, those nearest to
    the other side first, until they add up to the rounded exact sum."""
    rounded = {key: int(half_up(amount, 0)) for key, amount in exact.items()}
    missing = int(half_up(sum(exact.values(), Decimal()), 0)) - sum(rounded.values())
    step = 1 if missing > 0 else -1
    by_regret = sorted(exact, key=lambda key: (rounded[key] - exact[key]) * step)
    adjusted = tuple(by_regret[: abs(missing)])
    for key in adjusted:
        rounded[key] += step
    return WholeEuros(rounded, adjusted)
