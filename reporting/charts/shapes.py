"""What a template draws. Lengths in user units: one unit is one CSS pixel at full width."""

from dataclasses import dataclass, field
from typing import Literal

from .palette import INK, Colour
from .text import text_width

Anchor = Literal["start", "middle", "end"]

TEXT_SIZE = 15
LINE_HEIGHT = 18
BASELINE = 5  # from the middle of a line of text down to its baseline
WIDE = 700  # a column of text or of paper
MEDIUM = 540  # two charts side by side
NARROW = 320  # a phone


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour


@dataclass(frozen=True)
class Text:
    """`y` is the baseline."""

    x: float
    y: float
    content: str
    anchor: Anchor = "start"
    bold: bool = False
    colour: Colour = INK
    size: float = TEXT_SIZE

    @property
    def left(self) -> float:
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return self.x - shift * self.width

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def width(self) -> float:
        return text_width(self.content, self.size, bold=self.bold)


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    rects: tuple[Rect, ...] = field(default=())
    lines: tuple[Line, ...] = field(default=())
    texts: tuple[Text, ...] = field(default=())


def stacked(lines: tuple[str, ...], x: float, middle: float, anchor: Anchor) -> list[Text]:
    """Lines of one label, centred on the height `middle`."""
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2 + BASELINE
    return [Text(x, first + i * LINE_HEIGHT, line, anchor) for i, line in enumerate(lines)]
