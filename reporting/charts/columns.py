"""Time as columns from zero, one per quarter-hour; the highest ones stand out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .chart import Chart, Plan, Words, build_chart
from .palette import ACCENT, AXIS, GRID, MUTED, PRIMARY, RESIDUAL
from .scale import grid_steps
from .shapes import BASELINE, NARROW, TEXT_SIZE, Drawing, Line, Rect, Text
from .text import text_width

TOP = 24  # room for the value of the highest column
BOTTOM = 28  # room for the hours
MARGIN = 10
WIDEST_COLUMN = 64
SPOKEN = 3


@dataclass(frozen=True)
class Column:
    """`tick` is written under the left edge of the column: the full hours, usually. `note` is
    written under its middle: a quarter-hour that is not over, which is no dip yet."""

    label: str
    value: int
    text: str
    tick: str = ""
    note: str = ""


@dataclass(frozen=True)
class _Plot:
    """`pitch` from one column to the next, `peak` the highest value."""

    width: float
    left: float
    pitch: float
    floor: float
    peak: int

    def height(self, value: int) -> float:
        return value / self.peak * (self.floor - TOP)

    def edge(self, index: float) -> float:
        return self.left + index * self.pitch


def columns(
    ident: str,
    words: Words,
    items: Iterable[Column],
    *,
    rows: Sequence[tuple[str, ...]] | None = None,
) -> Chart:
    """`rows` replaces the table of one row per column, for instance by one row per hour."""
    items = tuple(items)
    busiest = sorted(items, key=lambda column: -column.value)[:SPOKEN]
    drawable = any(column.value > 0 for column in items)
    return build_chart(
        ident,
        words,
        rows=rows or [(column.label, column.text) for column in items],
        spoken=((column.label, column.text) for column in busiest if column.value > 0),
        plan=Plan(_draw, (items,)) if drawable else None,
    )


def _draw(items: tuple[Column, ...], width: float) -> Drawing:
    peak = max(column.value for column in items)
    steps = grid_steps(peak)
    left = max(text_width(text, TEXT_SIZE) for _, text in steps) + MARGIN
    pitch = min((width - left) / len(items), WIDEST_COLUMN)
    plot = _Plot(width, left, pitch, TOP + (150 if width <= NARROW else 190), peak)
    lines, texts = _grid(plot, steps)
    return Drawing(
        width,
        plot.floor + BOTTOM,
        tuple(_rect(plot, i, column) for i, column in enumerate(items) if column.value),
        tuple(lines),
        (*texts, *_hours(plot, items), *_values(plot, items)),
    )


def _rect(plot: _Plot, index: int, column: Column) -> Rect:
    height = plot.height(column.value)
    gap = min(2, plot.pitch / 4)
    colour = ACCENT if column.value == plot.peak else RESIDUAL if column.note else PRIMARY
    return Rect(plot.edge(index), plot.floor - height, plot.pitch - gap, height, colour)


def _grid(plot: _Plot, steps: list[tuple[int, str]]) -> tuple[list[Line], list[Text]]:
    lines, texts = [], []
    for value, text in steps:
        y = plot.floor - plot.height(value)
        lines.append(Line(plot.left, y, plot.width, y, GRID if value else AXIS))
        texts.append(Text(plot.left - MARGIN, y + BASELINE, text, "end", colour=MUTED))
    return lines, texts


def _hours(plot: _Plot, items: tuple[Column, ...]) -> list[Text]:
    """As many hours as fit, evenly spread; they make way for a note."""
    y = plot.floor + BOTTOM - 8
    ticks = [
        _inside(plot, Text(plot.edge(i), y, column.tick, "middle", colour=MUTED))
        for i, column in enumerate(items)
        if column.tick
    ]
    notes = [
        _inside(plot, Text(plot.edge(i + 0.5), y, column.note, "middle", bold=True))
        for i, column in enumerate(items)
        if column.note
    ]
    steps = range(1, len(ticks) + 1)
    hours = next((ticks[::step] for step in steps if not _overlap(ticks[::step])), [])
    return [*(hour for hour in hours if not any(_touch(hour, note) for note in notes)), *notes]


def _values(plot: _Plot, items: tuple[Column, ...]) -> list[Text]:
    """Every value when all have air over their columns, else the highest only."""
    texts = [
        _inside(plot, _value(plot, index, column))
        for index, column in enumerate(items)
        if column.value
    ]
    if all(text.width + MARGIN <= plot.pitch for text in texts):
        return texts
    highest = [text for text in texts if text.bold]
    return highest[:1] if _overlap(highest) else highest


def _value(plot: _Plot, index: int, column: Column) -> Text:
    y = plot.floor - plot.height(column.value) - 7
    bold = column.value == plot.peak
    return Text(plot.edge(index + 0.5), y, column.text, "middle", bold=bold)


def _inside(plot: _Plot, text: Text) -> Text:
    """Moved so that it does not stick out of the drawing."""
    half = text.width / 2
    return replace(text, x=min(max(text.x, half), plot.width - half))


def _touch(one: Text, other: Text) -> bool:
    return one.left < other.right + MARGIN and other.left < one.right + MARGIN


def _overlap(texts: list[Text]) -> bool:
    return any(after.left < before.right + MARGIN for before, after in pairwise(texts))
