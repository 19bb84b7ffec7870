"""Small cells: hide them, then hide enough others that no total gives them back."""

from collections.abc import Sequence
from dataclasses import dataclass

from .disclosure import Cell, connected_lines, is_derivable

INSIDE_THRESHOLD = 5
PUBLIC_THRESHOLD = 11
LOWEST_THRESHOLD = 3

Published = int | None  # None: not shown, whatever the reason


@dataclass(frozen=True)
class MaskedSeries:
    cells: tuple[Published, ...]
    total: Published


@dataclass(frozen=True)
class MaskedTable:
    rows: tuple[tuple[Published, ...], ...]
    row_totals: tuple[Published, ...]
    column_totals: tuple[Published, ...]
    total: Published


def mask_series(counts: Sequence[int], *, threshold: int, public: bool) -> MaskedSeries:
    """One-way table. In public an empty cell is hidden too, and cannot be derived either."""
    cells = [Cell("parts", "whole", count) for count in counts]
    total = Cell("whole", "parts", sum(counts), level=1)
    shown = _publish([*cells, total], threshold, public)
    return MaskedSeries(tuple(shown[:-1]), shown[-1])


def mask_ticks(
    counts: Sequence[int], respondents: int, *, threshold: int, public: bool
) -> tuple[Published, ...]:
    """Several choices each: no total joins them. But each respondent ticked something, so that the
    hidden choices together hold whoever ticked none of those shown: they must leave a doubt."""
    _check(threshold)
    lowest = 0 if public else 1
    hidden = {index for index, count in enumerate(counts) if lowest <= count < threshold}
    shown = sorted(set(range(len(counts))) - hidden, key=lambda index: counts[index])
    while hidden and shown:
        others_can_hold = (len(hidden) - 1) * (threshold - 1)
        if respondents - sum(counts[index] for index in shown) <= others_can_hold:
            break
        hidden.add(shown.pop(0))
    return tuple(None if index in hidden else count for index, count in enumerate(counts))


def mask_table(rows: Sequence[Sequence[int]], *, threshold: int, public: bool) -> MaskedTable:
    """Two-way table with both margins and the grand total."""
    height, width = len(rows), len(rows[0])
    cells = [
        Cell(f"row {y}", f"column {x}", count)
        for y, row in enumerate(rows)
        for x, count in enumerate(row)
    ]
    sums = [Cell("row sums", f"row {y}", sum(row), 1) for y, row in enumerate(rows)]
    columns = zip(*rows, strict=True)
    sums += [Cell(f"column {x}", "column sums", sum(col), 1) for x, col in enumerate(columns)]
    total = Cell("column sums", "row sums", sum(map(sum, rows)), 2)
    shown = _publish([*cells, *sums, total], threshold, public)
    inner, margins = shown[: height * width], shown[height * width : -1]
    return MaskedTable(
        rows=tuple(tuple(inner[y * width : (y + 1) * width]) for y in range(height)),
        row_totals=tuple(margins[:height]),
        column_totals=tuple(margins[height:]),
        total=shown[-1],
    )


def _publish(cells: list[Cell], threshold: int, public: bool) -> list[Published]:
    _check(threshold)
    hidden = _hidden(cells, threshold, public)
    return [None if id(cell) in hidden else cell.count for cell in cells]


def _check(threshold: int) -> None:
    if threshold < LOWEST_THRESHOLD:
        raise ValueError(f"a masking threshold is never under {LOWEST_THRESHOLD}")


def _hidden(cells: list[Cell], threshold: int, public: bool) -> set[int]:
    """Identities of the cells to hide: equal cells may meet in one table."""
    if cells[-1].count < threshold:  # the number of answers is known elsewhere: show nothing
        return {id(cell) for cell in cells}
    lowest = 0 if public else 1
    hidden = [cell for cell in cells if lowest <= cell.count < threshold]
    audit = _Audit(cells, threshold, lowest)
    while (nodes := audit.leak(hidden)) and (shown := audit.touching(nodes, hidden)):
        hidden.append(min(shown, key=lambda cell: _cost(cell, nodes, hidden)))
    return {id(cell) for cell in hidden}


@dataclass(frozen=True)
class _Audit:
    """`lowest`: the smallest count that is hidden. Inside, where empty cells are shown, whoever
    sees a masked cell knows that it holds somebody."""

    cells: list[Cell]
    threshold: int
    lowest: int

    def leak(self, hidden: list[Cell]) -> set[str]:
        """Lines in which one more cell must go; empty when nothing leaks."""
        for node in sorted({cell.tail for cell in self.cells}):
            if self._gives_small_sum(node, hidden) and self.touching({node}, hidden):
                return {node}
        least = min(self.lowest, *(cell.count for cell in hidden)) if hidden else 0
        for cell in hidden:
            if cell.count >= self.lowest and is_derivable(cell, hidden, least=least):
                nodes = connected_lines(cell, hidden)
                if self.touching(nodes, hidden):
                    return nodes
        return set()

    def touching(self, nodes: set[str], hidden: list[Cell]) -> list[Cell]:
        """Cells still shown in these lines."""
        done = {id(cell) for cell in hidden}
        return [c for c in self.cells if id(c) not in done and nodes & {c.tail, c.head}]

    def _gives_small_sum(self, node: str, hidden: list[Cell]) -> bool:
        """The shown cells of a line give the sum of the hidden ones, which must not be small."""
        line = [cell for cell in self.cells if node in (cell.tail, cell.head)]
        total = max(line, key=lambda cell: cell.level)
        parts = [cell for cell in hidden if node in (cell.tail, cell.head)]
        if any(cell is total for cell in parts):
            return False
        return 0 < sum(cell.count for cell in parts) < self.threshold


def _cost(cell: Cell, nodes: set[str], hidden: list[Cell]) -> tuple[int, bool, int, int]:
    """Rather a part than a total, not an empty one, where both lines are hit, the smallest."""
    hit = nodes | {end for other in hidden for end in (other.tail, other.head)}
    return cell.level, cell.count == 0, -len(hit & {cell.tail, cell.head}), cell.count
