"""A figure of one event: its value, where it comes from, and the one way to print it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting.figures.facts import DeclaredFacts
from reporting.figures.figure import Figure, Result, Withheld
from reporting.figures.printing import (
    Number,
    print_gap,
    print_result,
    print_value,
)
from reporting.statistics import formatting


class Status(models.TextChoices):
    COMPUTED = "computed", gettext_lazy("computed from the records")
    DECLARED = "declared", gettext_lazy("declared")
    NOT_COUNTED = "not_counted", gettext_lazy("not counted")
    WITHHELD = "withheld", gettext_lazy("questionnaire still open")
    EMPTY = "empty", gettext_lazy("nothing recorded")


@dataclass(frozen=True)
class FigureValue:
    """`value` is what the records give, else what was declared. `gap`: computed − declared.

    `text` is printed everywhere; `base_text` says what a rate, share or unit cost is taken over.
    """

    figure: Figure
    status: Status
    text: str
    value: Decimal | None = None
    numerator: Number | None = None
    base: Number | None = None
    base_text: str = ""
    declared: Decimal | None = None
    source: str = ""

    @property
    def code(self) -> str:
        return self.figure.code

    @property
    def name(self) -> str:
        return str(self.figure.name)

    @property
    def label(self) -> str:
        """The name as it reads under its number."""
        is_one = self.value is not None and formatting.is_singular(self.value)
        return str(self.figure.singular) if is_one and self.figure.singular else self.name

    @property
    def is_known(self) -> bool:
        return self.status in (Status.COMPUTED, Status.DECLARED)

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
        """Nothing when there is nothing to compare."""
        return "" if self.gap is None else print_gap(self.figure.kind, self.gap)

    @property
    def origin(self) -> str:
        """Counted or declared, with what was declared and who said so."""
        if self.status == Status.DECLARED:
            return _("declared: %(source)s") % {"source": self.source}
        if self.gap is None:
            return str(self.status.label)
        words = {"declared": self.declared_text, "source": self.source, "gap": self.gap_text}
        if self.gap == 0:
            return _("counted; identical to what was declared (%(source)s)") % words
        return _("counted; declared: %(declared)s (%(source)s), gap: %(gap)s") % words


def value_of(figure: Figure, result: Result, declared: DeclaredFacts | None) -> FigureValue:
    """Records first; what was declared is shown beside them, or alone without records."""
    if isinstance(result, Withheld):
        return FigureValue(figure, Status.WITHHELD, str(Status.WITHHELD.label))
    typed = declared.value if declared else None
    source = declared.source if declared else ""
    printed = print_result(figure, result)
    if printed:
        return FigureValue(
            figure,
            Status.COMPUTED,
            printed.text,
            printed.value,
            printed.numerator,
            printed.base,
            printed.base_text,
            declared=typed,
            source=source,
        )
    if declared is None:
        return FigureValue(figure, Status.EMPTY, formatting.DASH)
    if typed is None:
        return FigureValue(figure, Status.NOT_COUNTED, str(Status.NOT_COUNTED.label), source=source)
    text = print_value(figure.kind, typed)
    return FigureValue(figure, Status.DECLARED, text, typed, declared=typed, source=source)
