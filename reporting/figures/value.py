"""A figure of one event: its value, where it comes from, and the one way to print it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import DeclaredFacts
from reporting.figures.figure import Figure, Kind, Result, Withheld
from reporting.statistics import formatting
from reporting.statistics.rates import Rate


class Status(models.TextChoices):
    COMPUTED = "computed", _("computed from the records")
    DECLARED = "declared", _("declared")
    NOT_COUNTED = "not_counted", _("not counted")
    WITHHELD = "withheld", _("questionnaire still open")
    EMPTY = "empty", _("nothing recorded")


@dataclass(frozen=True)
class FigureValue:
    """`value` is what the records give, else what was declared. `gap`: computed − declared.

    `text` is printed everywhere. `rate` is there for rates of people: their base and precision.
    """

    figure: Figure
    status: Status
    text: str
    value: Decimal | None = None
    rate: Rate | None = None
    declared: Decimal | None = None
    source: str = ""

    @property
    def code(self) -> str:
        return self.figure.code

    @property
    def name(self) -> str:
        return str(self.figure.name)

    @property
    def is_known(self) -> bool:
        return self.status in (Status.COMPUTED, Status.DECLARED)

    @property
    def base(self) -> int | None:
        return self.rate.base if self.rate else None

    @property
    def numerator(self) -> int | None:
        return self.rate.numerator if self.rate else None

    @property
    def is_low_base(self) -> bool:
        return self.rate is not None and self.rate.is_low_base

    @property
    def base_text(self) -> str:
        """ "42 sur 51 réponses exprimées"; nothing for what is not a rate of people."""
        if self.rate is None or self.rate.is_empty:
            return ""
        return f"{formatting.base_text(self.rate)} {self.figure.base}"

    @property
    def gap(self) -> Decimal | None:
        if self.status != Status.COMPUTED or self.value is None or self.declared is None:
            return None
        return self.value - self.declared

    @property
    def declared_text(self) -> str:
        return print_value(self.figure.kind, self.declared) if self.declared is not None else ""

    @property
    def gap_text(self) -> str:
        """Signed, in the unit of the figure; nothing when there is nothing to compare."""
        if self.gap is None:
            return ""
        sign = "+" if self.gap > 0 else ""
        return f"{sign}{print_value(self.figure.kind, self.gap)}"


def value_of(figure: Figure, result: Result, declared: DeclaredFacts | None) -> FigureValue:
    """Records first; what was declared is shown beside them, or alone without records."""
    if isinstance(result, Withheld):
        return FigureValue(figure, Status.WITHHELD, str(Status.WITHHELD.label))
    typed = declared.value if declared else None
    source = declared.source if declared else ""
    if isinstance(result, Rate) and not result.is_empty:
        text = formatting.rate_text(result)
        return FigureValue(figure, Status.COMPUTED, text, result.percent, result, typed, source)
    if result is not None and not isinstance(result, Rate):
        value = Decimal(result)
        text = print_value(figure.kind, value)
        return FigureValue(figure, Status.COMPUTED, text, value, None, typed, source)
    if declared is None:
        return FigureValue(figure, Status.EMPTY, formatting.DASH)
    if typed is None:
        return FigureValue(figure, Status.NOT_COUNTED, str(Status.NOT_COUNTED.label), source=source)
    text = print_value(figure.kind, typed)
    return FigureValue(figure, Status.DECLARED, text, typed, None, typed, source)


def print_value(kind: Kind, value: Decimal) -> str:
    if kind == Kind.MONEY:
        return formatting.amount_text(value)
    if kind == Kind.UNIT_COST:
        return formatting.unit_cost_text(value)
    if kind in (Kind.RATE, Kind.SHARE):
        return formatting.percent_text(value)
    places = 0 if value == int(value) else 1
    return formatting.number_text(value, places)
