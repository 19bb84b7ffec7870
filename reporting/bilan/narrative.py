"""What the coordinator wrote, as paragraphs and lists. Plain text: templates escape it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reporting.tables.typography import french

BULLET = "- "


@dataclass(frozen=True)
class Passage:
    """One paragraph, or the items of one list."""

    text: str = ""
    items: tuple[str, ...] = ()


def passages(text: str) -> tuple[Passage, ...]:
    """An empty line starts a paragraph; lines that begin with "- " make a list."""
    return tuple(_passages(text.strip().splitlines()))


def _passages(lines: list[str]) -> Iterator[Passage]:
    for kind, group in groupby((line.strip() for line in lines), key=_kind):
        if kind == "item":
            yield Passage(items=tuple(french(line.removeprefix(BULLET).strip()) for line in group))
        elif kind == "text":
            yield Passage(text=french(" ".join(group)))


def _kind(line: str) -> str:
    if line.startswith(BULLET):
        return "item"
    return "text" if line else "gap"
