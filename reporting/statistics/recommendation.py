"""Marks from 0 to 10: their mean and their spread, without a promoter score."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from .distributions import Distribution
from .rates import COUNTS_ONLY_UNDER
from .rounding import half_up

MARKS = range(11)


@dataclass(frozen=True)
class Recommendation:
    distribution: Distribution

    @classmethod
    def from_counts(cls, counts: Mapping[int, int], *, non_response: int = 0) -> Self:
        """`counts` gives the number of answers per mark; marks never given count as 0."""
        if unknown := set(counts) - set(MARKS):
            raise ValueError(f"not a mark from 0 to 10: {sorted(unknown)}")
        marks = [(str(mark), str(mark), counts.get(mark, 0)) for mark in MARKS]
        return cls(Distribution.single_choice(marks, non_response=non_response))

    @property
    def mean(self) -> Decimal | None:
        """One decimal; None under the base that bears more than counts."""
        base = self.distribution.base
        if base < COUNTS_ONLY_UNDER:
            return None
        total = sum(int(share.code) * share.count for share in self.distribution.shares)
        return half_up(Decimal(total) / base, 1)
