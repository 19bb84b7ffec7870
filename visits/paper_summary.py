"""What a sheet is about to add, part by part, beside what is counted already."""

from collections.abc import Mapping
from dataclasses import dataclass

from visits.paper_sheet import Column, Sheet


@dataclass(frozen=True)
class SummaryLine:
    label: str
    people: int
    counted: int


@dataclass(frozen=True)
class SummaryPart:
    """One column of the sheet; its title tells arrivals, a hub or the workshops."""

    title: str
    lines: tuple[SummaryLine, ...]

    @property
    def people(self) -> int:
        return sum(line.people for line in self.lines)


@dataclass(frozen=True)
class PaperSummary:
    """Arrivals, interviews and workshops are never added together: there is no grand total."""

    parts: tuple[SummaryPart, ...]

    @property
    def overlaps(self) -> list[tuple[SummaryPart, SummaryLine]]:
        """Lines where somebody was counted already: perhaps the same people."""
        return [(part, line) for part in self.parts for line in part.lines if line.counted]


def summary_of(sheet: Sheet, counts: Mapping[str, int], counted: Mapping[str, int]) -> PaperSummary:
    found = (_part(column, counts, counted) for column in sheet.columns)
    return PaperSummary(tuple(part for part in found if part.lines))


def _part(column: Column, counts: Mapping[str, int], counted: Mapping[str, int]) -> SummaryPart:
    lines = (
        SummaryLine(cell.label, counts[cell.name], counted[cell.name])
        for cell in column.cells
        if cell.name in counts
    )
    return SummaryPart(column.title, tuple(lines))
