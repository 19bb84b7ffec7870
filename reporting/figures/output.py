"""Figures for machines and for the terminal. The keys of the data are a published format."""

from decimal import Decimal
from textwrap import wrap
from typing import Any

from events.models import Event
from reporting.figures.figure import Group
from reporting.figures.figure_set import FigureSet
from reporting.figures.value import FigureValue

WIDTH = 100
NAME = 52
TEXT = 16
INDENT = "    "


def as_data(event: Event, figures: FigureSet) -> dict[str, Any]:
    return {"event": event.slug, "figures": [_entry(value) for value in figures]}


def _entry(value: FigureValue) -> dict[str, Any]:
    return {
        "code": value.code,
        "name": value.name,
        "value": _number(value.value),
        "numerator": _number(value.numerator),
        "base": _number(value.base),
        "base_text": value.base_text,
        "unit": str(value.figure.unit),
        "text": value.text,
        "status": value.status.value,
        "declared": _number(value.declared),
        "gap": _number(value.gap),
        "definition": str(value.figure.definition),
        "group": value.figure.group.value,
    }


def _number(value: Decimal | int | None) -> int | float | None:
    """Amounts have two decimals at most, well within what a float holds exactly as printed."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def as_table(event: Event, figures: FigureSet) -> str:
    """One line a figure, its definition under it; fits a terminal of 100 columns."""
    lines = [str(event)]
    for group in Group:
        lines += ["", str(group.label).upper()]
        for value in figures.in_group(group):
            lines += _rows(value)
    return "\n".join(lines)


def _rows(value: FigureValue) -> list[str]:
    names = wrap(value.name, NAME)
    first = f"{names[0]:<{NAME}} {value.text:>{TEXT}}  {value.base_text or _unit(value)}".rstrip()
    details = " · ".join((value.code, value.origin))
    definition = f"{details}. {value.figure.definition}"
    folded = wrap(definition, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    return [*wrap(first, WIDTH, drop_whitespace=False), *names[1:], *folded]


def _unit(value: FigureValue) -> str:
    """Nothing when the text already ends with it, as amounts do."""
    unit = str(value.figure.unit)
    return "" if value.text.endswith(unit) else unit
