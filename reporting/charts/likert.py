"""One stacked bar centred on the neutral: criticism to the left, praise to the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .chart import Chart, Plan, Words, build_chart
from .palette import AXIS, INK, LIKERT, ON_LIGHT, ON_STRONG, Colour
from .shapes import BASELINE, LINE_HEIGHT, NARROW, TEXT_SIZE, Drawing, Line, Rect, Text
from .spread import spread
from .text import text_width, wrap

HEADING = 26
THICKNESS = 40
LEADER = 12
LABEL_WIDTH = 110
MARGIN = 10
KEY = 14


@dataclass(frozen=True)
class Level:
    """`tone` goes from -2 (worst) to 2 (best), 0 is neutral; None stays outside the scale."""

    label: str
    value: Decimal | int
    text: str
    tone: int | None
    detail: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Segment:
    level: Level
    rect: Rect

    @property
    def centre(self) -> float:
        return self.rect.x + self.rect.width / 2

    @property
    def on_colour(self) -> Colour:
        return ON_STRONG if abs(self.level.tone or 0) == 2 else ON_LIGHT

    @property
    def holds_its_text(self) -> bool:
        return text_width(self.level.text, TEXT_SIZE, bold=True) + 6 <= self.rect.width


def likert(
    ident: str,
    words: Words,
    levels: Iterable[Level],
    *,
    negative: str = "",
    positive: str = "",
) -> Chart:
    """`negative` and `positive` sum each side up ("85,0 % satisfaits") on top of the bar."""
    levels = tuple(levels)
    scale = tuple(
        sorted(
            (level for level in levels if level.tone is not None and level.value > 0),
            key=lambda level: level.tone or 0,
        )
    )
    return build_chart(
        ident,
        words,
        rows=((level.label, level.text, *level.detail) for level in levels),
        spoken=((level.label, level.text) for level in levels),
        plan=Plan(_draw, (scale, negative, positive)) if scale else None,
    )


def _draw(levels: tuple[Level, ...], negative: str, positive: str, width: float) -> Drawing:
    centre, segments = _segments(levels, width)
    lines = [Line(centre, HEADING - 8, centre, HEADING + THICKNESS + 6, AXIS)]
    texts = _headings(centre, width, negative, positive)
    inside = [_inside(segment) for segment in segments if segment.holds_its_text]
    if width <= NARROW:
        keys, names = _names_in_list(segments)
    else:
        leaders, names = _names_below(segments, width)
        keys, lines = [], lines + leaders
    bottom = max(text.y for text in names) + BASELINE
    rects = (*(segment.rect for segment in segments), *keys)
    return Drawing(width, bottom, rects, tuple(lines), (*texts, *inside, *names))


def _segments(levels: tuple[Level, ...], width: float) -> tuple[float, list[_Segment]]:
    """Half or the whole of each side is kept free, so that charts of one page compare."""
    total = float(sum(level.value for level in levels))
    left = sum(_left_part(level) for level in levels) / total
    left_room, right_room = (1.0 if part > 0.5 else 0.5 for part in (left, 1 - left))
    unit = width / (left_room + right_room)
    centre = left_room * unit
    x, segments = centre - left * unit, []
    for level in levels:
        span = float(level.value) / total * unit
        colour = LIKERT[level.tone or 0]
        rect = Rect(x, HEADING, max(span - 2, 1), THICKNESS, colour)
        segments.append(_Segment(level, rect))
        x += span
    return centre, segments


def _left_part(level: Level) -> float:
    tone = level.tone or 0
    return float(level.value) * (0.5 if tone == 0 else float(tone < 0))


def _headings(centre: float, width: float, negative: str, positive: str) -> list[Text]:
    """On both sides of the centre, moved together where one would stick out."""
    left, right = (text_width(text, TEXT_SIZE, bold=True) for text in (negative, positive))
    between = max(centre, left + MARGIN)
    between = min(between, width - right - MARGIN)
    texts = (
        Text(between - MARGIN, 12, negative, "end", bold=True, colour=LIKERT[-2]),
        Text(between + MARGIN, 12, positive, bold=True, colour=LIKERT[2]),
    )
    return [text for text in texts if text.content]


def _inside(segment: _Segment) -> Text:
    y = HEADING + THICKNESS / 2 + BASELINE
    return Text(
        segment.centre,
        y,
        segment.level.text,
        "middle",
        bold=True,
        colour=segment.on_colour,
    )


def _names_below(segments: list[_Segment], width: float) -> tuple[list[Line], list[Text]]:
    """Names under their segments, pushed apart where they would touch; a leader joins them."""
    labels = [_label(segment) for segment in segments]
    sizes = [max(text_width(line, TEXT_SIZE, bold=True) for line in label) for label in labels]
    centres = spread([segment.centre for segment in segments], sizes, width, MARGIN)
    top = HEADING + THICKNESS
    leaders, texts = [], []
    for segment, label, x in zip(segments, labels, centres, strict=True):
        leaders.append(Line(segment.centre, top + 2, x, top + LEADER, AXIS))
        for index, line in enumerate(label):
            is_value = index == 0 and not segment.holds_its_text
            y = top + LEADER + 14 + index * LINE_HEIGHT
            texts.append(Text(x, y, line, "middle", bold=is_value, colour=INK))
    return leaders, texts


def _label(segment: _Segment) -> tuple[str, ...]:
    name = wrap(segment.level.label, LABEL_WIDTH, TEXT_SIZE)
    return name if segment.holds_its_text else (segment.level.text, *name)


def _names_in_list(segments: list[_Segment]) -> tuple[list[Rect], list[Text]]:
    """Too narrow for names under the segments: one line each, best first."""
    keys, texts = [], []
    y = HEADING + THICKNESS + 22.0
    for segment in reversed(segments):
        keys.append(Rect(0, y, KEY, KEY, segment.rect.colour))
        value = Text(KEY + MARGIN, y + 12, segment.level.text, bold=True)
        name_x = KEY + MARGIN + max(_value_width(other) for other in segments) + MARGIN
        texts += [value, Text(name_x, y + 12, segment.level.label)]
        y += LINE_HEIGHT + 6
    return keys, texts


def _value_width(segment: _Segment) -> float:
    return text_width(segment.level.text, TEXT_SIZE, bold=True)
