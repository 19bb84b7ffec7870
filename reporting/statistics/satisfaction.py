"""The positive levels of a satisfaction scale over the opinions that were expressed."""

from collections.abc import Collection, Mapping

from .rates import Rate


def satisfaction_rate(
    counts: Mapping[str, int],
    *,
    positive: Collection[str],
    outside: Collection[str] = (),
) -> Rate:
    """`outside` holds the codes that are no opinion ("sans opinion"): they leave the base."""
    expressed = sum(count for code, count in counts.items() if code not in outside)
    satisfied = sum(count for code, count in counts.items() if code in positive)
    return Rate(satisfied, expressed)
