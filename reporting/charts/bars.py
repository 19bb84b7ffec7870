"""Horizontal bars from zero, the longest first, each with its value at its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .bar_rows import BarRow, Strip, draw_rows
from .chart import Chart, Plan, Words, build_chart
from .palette import ACCENT, PRIMARY, RESIDUAL, Colour
from .shapes import NARROW, Drawing

SPACING = 8


@dataclass(frozen=True)
class Bar:
    """`text` is printed at the end, `detail` in the table. A residual ("autres") is last."""

    label: str
    value: Decimal | int
    text: str
    detail: tuple[str, ...] = ()
    highlight: bool = False
    residual: bool = False

    @property
    def colour(self) -> Colour:
        if self.highlight:
            return ACCENT
        return RESIDUAL if self.residual else PRIMARY


def bars(ident: str, words: Words, items: Iterable[Bar], *, sort: bool = True) -> Chart:
    """`sort=False` keeps the order of a scale, such as ages."""
    items = tuple(items)
    if sort:
        items = tuple(sorted(items, key=lambda bar: (bar.residual, -bar.value)))
    drawable = any(bar.value > 0 for bar in items)
    return build_chart(
        ident,
        words,
        rows=((bar.label, bar.text, *bar.detail) for bar in items),
        spoken=((bar.label, bar.text) for bar in items),
        plan=Plan(_draw, (items,)) if drawable else None,
    )


def _draw(items: tuple[Bar, ...], width: float) -> Drawing:
    rows = [BarRow(bar.label, (Strip(float(bar.value), bar.text, bar.colour),)) for bar in items]
    return draw_rows(rows, width, thickness=20 if width <= NARROW else 24, spacing=SPACING)
