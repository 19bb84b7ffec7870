"""What was planned beside what was achieved. A linked figure is never typed again."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from events.models import Event, Indicator
from reporting.figures import FigureSet, FigureValue, Kind
from reporting.figures.printing import POINTS, print_gap, print_value
from reporting.statistics.amounts import Gap
from reporting.statistics.formatting import (
    DASH,
    number_text,
    percent_text,
    places_of,
    signed_text,
)
from reporting.tables.table import Column, Table, build_table
from reporting.tables.typography import french


def objective_tables(event: Event, figures: FigureSet) -> Iterator[Table]:
    rows = [_row(indicator, figures) for indicator in event.indicators.order_by("position", "name")]
    if rows:
        columns = (
            Column(_("Objective")),
            Column(_("Planned"), numeric=True),
            Column(_("Achieved"), numeric=True),
            Column(_("Gap"), numeric=True),
            Column(_("Comment"), optional=True),
        )
        yield build_table(_("Indicators of the objectives"), columns, rows)


def _row(indicator: Indicator, figures: FigureSet) -> tuple[str, ...]:
    measured = figures.get(indicator.figure)
    texts = _measured(indicator, measured) if measured else _typed(indicator)
    # Amounts and rates carry their unit already.
    has_unit = any(text.endswith(indicator.unit) for text in texts)
    unit = "" if not indicator.unit or has_unit else f" ({indicator.unit})"
    return (french(f"{indicator.name}{unit}"), *texts, french(indicator.comment))


def _measured(indicator: Indicator, measured: FigureValue) -> tuple[str, ...]:
    kind = measured.figure.kind
    gap = Gap(indicator.planned, measured.value).amount
    return (
        DASH if indicator.planned is None else _target(kind, indicator.planned),
        measured.text,
        DASH if gap is None else print_gap(kind, gap),
    )


def _target(kind: Kind, planned: Decimal) -> str:
    """A target of 80 % is not one of 80,0 %."""
    if kind in POINTS:
        return percent_text(planned, places_of(planned))
    return print_value(kind, planned)


def _typed(indicator: Indicator) -> tuple[str, ...]:
    gap = Gap(indicator.planned, indicator.achieved).amount
    return (
        number_text(indicator.planned, places_of(indicator.planned)),
        number_text(indicator.achieved, places_of(indicator.achieved)),
        signed_text(gap, places_of(gap)),
    )
