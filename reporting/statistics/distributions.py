"""How the answers to one question spread over its choices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from .rates import Rate

Count = tuple[str, str, int]  # code, label, number of answers


@dataclass(frozen=True)
class Share:
    code: str
    label: str
    count: int
    base: int

    @property
    def rate(self) -> Rate:
        return Rate(self.count, self.base)


@dataclass(frozen=True)
class Distribution:
    """`base` counts respondents; `non_response` those who left the question out."""

    shares: tuple[Share, ...]
    base: int
    non_response: int = 0
    multiple: bool = False

    @classmethod
    def single_choice(cls, counts: Iterable[Count], *, non_response: int = 0) -> Self:
        counts = tuple(counts)
        base = sum(count for _, _, count in counts)
        return cls(_shares(counts, base), base, non_response)

    @classmethod
    def multiple_choice(
        cls, counts: Iterable[Count], *, respondents: int, non_response: int = 0
    ) -> Self:
        """`respondents` ticked at least one choice, so shares may add up to more than 100."""
        return cls(
            _shares(tuple(counts), respondents),
            respondents,
            non_response,
            multiple=True,
        )

    @property
    def rate_of_response(self) -> Rate:
        return Rate(self.base, self.base + self.non_response)

    @property
    def rounded_sum(self) -> Decimal | None:
        """Sum of the shares as printed; None when only counts are printed."""
        percents = [share.rate.percent for share in self.shares]
        if not percents or None in percents:
            return None
        return sum((percent for percent in percents if percent is not None), Decimal())

    @property
    def needs_rounding_note(self) -> bool:
        """One choice each, and yet the printed shares do not add up to 100."""
        return not self.multiple and self.rounded_sum not in (None, Decimal(100))

    def sorted_by_count(self) -> Self:
        return replace(self, shares=tuple(sorted(self.shares, key=lambda share: -share.count)))

    def folded(self, *, keep: int, code: str, label: str) -> Self:
        """The `keep` largest shares, the rest added up under `label` (single choice only).

        Choices of a multiple question cannot be added: one respondent may have ticked several.
        """
        if self.multiple:
            raise ValueError("shares of a multiple choice cannot be added")
        ranked = self.sorted_by_count().shares
        rest = sum(share.count for share in ranked[keep:])
        if len(ranked) <= keep + 1:
            return replace(self, shares=ranked)
        return replace(self, shares=(*ranked[:keep], Share(code, label, rest, self.base)))


def _shares(counts: tuple[Count, ...], base: int) -> tuple[Share, ...]:
    return tuple(Share(code, label, count, base) for code, label, count in counts)
