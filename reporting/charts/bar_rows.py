"""Rows of one or more horizontal bars from zero under one label, values at the ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from .palette import AXIS, Colour
from .shapes import BASELINE, LINE_HEIGHT, NARROW, TEXT_SIZE, Drawing, Line, Rect, Text, stacked
from .text import text_width, wrap

MARGIN = 8
LABEL_SHARE = 0.4  # of a wide drawing, at most
GAP = 2  # between the bars of one row


@dataclass(frozen=True)
class Strip:
    value: float
    text: str
    colour: Colour
    bold: bool = True


@dataclass(frozen=True)
class BarRow:
    label: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class _Layout:
    """`start` is the zero line, `scale` the units per value; narrow puts labels over the bars."""

    width: float
    thickness: float
    spacing: float
    start: float
    scale: float

    @property
    def is_narrow(self) -> bool:
        return self.width <= NARROW


def draw_rows(rows: Sequence[BarRow], width: float, *, thickness: float, spacing: float) -> Drawing:
    """At least one value is above zero."""
    narrow = width <= NARROW
    labels = [wrap(row.label, width * (1 if narrow else LABEL_SHARE), TEXT_SIZE) for row in rows]
    longest = max(text_width(line, TEXT_SIZE) for lines in labels for line in lines)
    start = 0 if narrow else longest + MARGIN
    strips = [strip for row in rows for strip in row.strips]
    room = max(text_width(strip.text, TEXT_SIZE, bold=strip.bold) for strip in strips) + MARGIN
    scale = (width - start - room) / max(strip.value for strip in strips)
    layout = _Layout(width, thickness, spacing, start, scale)
    return _draw(rows, labels, layout)


def _draw(rows: Sequence[BarRow], labels: Sequence[tuple[str, ...]], layout: _Layout) -> Drawing:
    rects: list[Rect] = []
    texts: list[Text] = []
    bottom = 0.0
    for row, lines in zip(rows, labels, strict=True):
        top = bottom + (layout.spacing if rects else 0)
        label, bars_top, bottom = _place(lines, len(row.strips), top, layout)
        texts += label
        for index, strip in enumerate(row.strips):
            rect = _rect(strip, bars_top + index * layout.thickness, layout)
            rects.append(rect)
            texts.append(_value(strip, rect))
    axis = Line(layout.start, 0, layout.start, bottom, AXIS)
    axes = () if layout.is_narrow else (axis,)
    return Drawing(layout.width, bottom, tuple(rects), axes, tuple(texts))


def _place(
    lines: tuple[str, ...], bars: int, top: float, layout: _Layout
) -> tuple[list[Text], float, float]:
    """The texts of a label, the top of its bars and the bottom of the row."""
    label_height = len(lines) * LINE_HEIGHT
    bars_height = bars * layout.thickness
    if layout.is_narrow:
        bars_top = top + label_height + 3
        return stacked(lines, 0, top + label_height / 2, "start"), bars_top, bars_top + bars_height
    height = max(label_height, bars_height)
    middle = top + height / 2
    label = stacked(lines, layout.start - MARGIN, middle, "end")
    return label, middle - bars_height / 2, top + height


def _rect(strip: Strip, y: float, layout: _Layout) -> Rect:
    length = strip.value * layout.scale
    return Rect(layout.start, y + GAP / 2, length, layout.thickness - GAP, strip.colour)


def _value(strip: Strip, rect: Rect) -> Text:
    x = rect.x + rect.width + MARGIN
    return Text(x, rect.y + rect.height / 2 + BASELINE, strip.text, bold=strip.bold)
