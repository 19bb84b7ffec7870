"""Two rates of the same question: how far apart they are, when both bear it."""

from decimal import Decimal

from .rates import LOW_BASE_UNDER, Rate
from .rounding import half_up


def points_between(before: Rate, after: Rate) -> Decimal | None:
    """Percentage points from one printed rate to the other, as precise as the less precise of them.

    None under 30 answers on either side: one answer more would be several points.
    """
    if min(before.base, after.base) < LOW_BASE_UNDER:
        return None
    if before.percent is None or after.percent is None:
        return None
    return half_up(after.percent - before.percent, min(before.decimals, after.decimals))
