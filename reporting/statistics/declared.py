"""A figure somebody typed beside the one the records give."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Number = int | Decimal


class Origin(StrEnum):
    NOT_COUNTED = "not_counted"
    DECLARED = "declared"
    COMPUTED = "computed"
    BOTH = "both"


@dataclass(frozen=True)
class Comparison:
    """None means unknown, which is not zero. Neither value hides the other."""

    declared: Number | None
    computed: Number | None

    @property
    def origin(self) -> Origin:
        known = (self.declared is not None, self.computed is not None)
        return {
            (False, False): Origin.NOT_COUNTED,
            (True, False): Origin.DECLARED,
            (False, True): Origin.COMPUTED,
            (True, True): Origin.BOTH,
        }[known]

    @property
    def gap(self) -> Number | None:
        """Computed minus declared."""
        if self.declared is None or self.computed is None:
            return None
        return self.computed - self.declared
