"""Planned above actual, line by line: a budget at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .bar_rows import BarRow, Strip, draw_rows
from .chart import Chart, Plan, Words, build_chart
from .palette import PLANNED, PRIMARY
from .shapes import Drawing

THICKNESS = 20
SPACING = 16


@dataclass(frozen=True)
class Pair:
    """None is an unknown amount; its text says so with a dash."""

    label: str
    planned: Decimal | None
    actual: Decimal | None
    planned_text: str
    actual_text: str
    detail: tuple[str, ...] = ()


def paired_bars(
    ident: str, words: Words, items: Iterable[Pair], *, planned_name: str, actual_name: str
) -> Chart:
    """The names ("prévus", "réalisés") follow each value, when there are two to tell apart.

    A side without amounts is not drawn.
    """
    items = tuple(items)
    with_planned = any(pair.planned is not None for pair in items)
    with_actual = any(pair.actual is not None for pair in items)

    if not (with_planned and with_actual):
        planned_name = actual_name = ""

    def strips(pair: Pair) -> tuple[Strip, ...]:
        planned = (_planned(pair, planned_name),) if with_planned else ()
        return (*planned, _actual(pair, actual_name)) if with_actual else planned

    rows = tuple(BarRow(pair.label, strips(pair)) for pair in items)
    drawable = any(strip.value > 0 for row in rows for strip in row.strips)
    return build_chart(
        ident,
        words,
        rows=((p.label, p.planned_text, p.actual_text, *p.detail) for p in items),
        spoken=((row.label, ", ".join(strip.text for strip in row.strips)) for row in rows),
        plan=Plan(_draw, (rows,)) if drawable else None,
    )


def _draw(rows: tuple[BarRow, ...], width: float) -> Drawing:
    return draw_rows(rows, width, thickness=THICKNESS, spacing=SPACING)


def _planned(pair: Pair, name: str) -> Strip:
    text = f"{pair.planned_text} {name}".rstrip()
    return Strip(float(pair.planned or 0), text, PLANNED, bold=False)


def _actual(pair: Pair, name: str) -> Strip:
    return Strip(float(pair.actual or 0), f"{pair.actual_text} {name}".rstrip(), PRIMARY)
