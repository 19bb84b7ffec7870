"""The parts of the report, in the order in which they are read. A part without content is left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reporting.bilan.narrative import Passage
from reporting.bilan.table import Table
from reporting.figures import FigureValue
from reporting.sections.section import Section


@dataclass(frozen=True)
class Block:
    """One heading and what stands under it; the only block of a part may have no heading.

    `section` holds charts and tables that a page of the dashboard shows too.
    """

    heading: str = ""
    passages: tuple[Passage, ...] = ()
    figures: tuple[FigureValue, ...] = ()
    section: Section | None = None
    tables: tuple[Table, ...] = ()

    @property
    def has_content(self) -> bool:
        drawn = self.section is not None and self.section.has_content
        return bool(self.passages or self.figures or self.tables) or drawn


@dataclass(frozen=True)
class Part:
    """`number` is "1", "2"… or "A", "B" for the annexes."""

    code: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    is_annex: bool = False


def numbered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts that have content, numbered; annexes have letters."""
    kept = [replace(part, blocks=_filled(part.blocks)) for part in parts]
    kept = [part for part in kept if part.blocks]
    bodies = [part for part in kept if not part.is_annex]
    annexes = [part for part in kept if part.is_annex]
    return (
        *(replace(part, number=str(index)) for index, part in enumerate(bodies, start=1)),
        *(replace(part, number=chr(ord("A") + index)) for index, part in enumerate(annexes)),
    )


def _filled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.has_content)
