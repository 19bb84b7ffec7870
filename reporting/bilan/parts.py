"""The parts of the report, in reading order. A part without content is left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reporting.bilan.narrative import Passage
from reporting.charts.chart import Chart, DataTable
from reporting.figures import FigureValue
from reporting.sections.section import Section
from reporting.tables.table import Table


@dataclass(frozen=True)
class Block:
    """One heading and what stands under it; the only block of a part may have no heading.

    `passages` were written for this event, `rules` are the same for all. `section` holds charts and
    tables that a page of the dashboard shows too; `data` are the tables behind charts that stand
    elsewhere.
    """

    heading: str = ""
    passages: tuple[Passage, ...] = ()
    rules: tuple[Passage, ...] = ()
    figures: tuple[FigureValue, ...] = ()
    section: Section | None = None
    tables: tuple[Table, ...] = ()
    data: tuple[DataTable, ...] = ()

    @property
    def has_content(self) -> bool:
        drawn = self.section is not None and self.section.has_content
        told = self.passages or self.rules or self.figures or self.tables or self.data
        return bool(told) or drawn


@dataclass(frozen=True)
class Part:
    """`number` is "1", "2"… or "A", "B" for the annexes.

    On a page of the site the table of a chart opens under it; on paper it is in an annex.
    """

    code: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    is_annex: bool = False
    is_for_paper: bool = False

    def chart_data(self) -> Iterator[DataTable]:
        for block in self.blocks:
            for panel in block.section.panels if block.section else ():
                yield from (_captioned(chart) for chart in panel.charts if chart.table.rows)


def _captioned(chart: Chart) -> DataTable:
    """Far from its chart, the table says the question and the base too."""
    caption = " – ".join(filter(None, (chart.words.title, chart.words.subtitle)))
    return replace(chart.table, caption=caption)


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
