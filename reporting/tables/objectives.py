"""What was planned beside what was achieved. A linked figure is never typed again."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from events.models import Event, Indicator
from reporting.figures import FigureSet
from reporting.statistics.amounts import Gap
from reporting.statistics.formatting import number_text, signed_text
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
        yield build_table(_("Objectives: planned and achieved"), columns, rows)


def _row(indicator: Indicator, figures: FigureSet) -> tuple[str, ...]:
    measured = figures.get(indicator.figure)
    achieved = measured.value if measured else indicator.achieved
    gap = Gap(indicator.planned, achieved).amount
    unit = f" ({indicator.unit})" if indicator.unit else ""
    return (
        french(f"{indicator.name}{unit}"),
        _number(indicator.planned),
        measured.text if measured else _number(achieved),
        signed_text(gap, _places(gap)),
        french(indicator.comment),
    )


def _number(value: Decimal | None) -> str:
    return number_text(value, _places(value))


def _places(value: Decimal | None) -> int:
    return 0 if value is None or value == int(value) else 1
