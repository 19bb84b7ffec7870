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
    """One-way table. In public an empty cell is hidden too, so that it looks like a masked one."""
    cells = [Cell("parts", "whole", count) for count in counts]
    total = Cell("whole", "parts", sum(counts), level=1)
    shown = _publish([*cells, total], threshold, public)
    return MaskedSeries(tuple(shown[:-1]), shown[-1])


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
    if threshold < LOWEST_THRESHOLD:
        raise ValueError(f"a masking threshold is never under {LOWEST_THRESHOLD}")
    hidden = _hidden(cells, threshold, public)
    return [None if id(cell) in hidden else cell.count for cell in cells]


def _hidden(cells: list[Cell], threshold: int, public: bool) -> set[int]:
    """Identities of the cells to hide: equal cells may meet in one table."""
    if cells[-1].count < threshold:  # the number of answers is known elsewhere: show nothing
        return {id(cell) for cell in cells}
    lowest = 0 if public else 1
    hidden = [cell for cell in cells if lowest <= cell.count < threshold]
    while (nodes := _leak(cells, hidden, threshold)) and (shown := _touching(nodes, cells, hidden)):
        hidden.append(min(shown, key=lambda cell: _cost(cell, nodes, hidden)))
    return {id(cell) for cell in hidden}


def _touching(nodes: set[str], cells: list[Cell], hidden: list[Cell]) -> list[Cell]:
    """Cells still shown in these lines."""
    done = {id(cell) for cell in hidden}
    return [cell for cell in cells if id(cell) not in done and nodes & {cell.tail, cell.head}]


def _leak(cells: list[Cell], hidden: list[Cell], threshold: int) -> set[str]:
    """Lines in which one more cell must go; empty when nothing leaks."""
    for node in sorted({cell.tail for cell in cells}):
        if _gives_small_sum(node, cells, hidden, threshold) and _touching({node}, cells, hidden):
            return {node}
    for cell in hidden:
        if cell.count and is_derivable(cell, hidden):
            nodes = connected_lines(cell, hidden)
            if _touching(nodes, cells, hidden):
                return nodes
    return set()


def _gives_small_sum(node: str, cells: list[Cell], hidden: list[Cell], threshold: int) -> bool:
    """The shown cells of a line give the sum of its hidden ones: it must not be small either."""
    line = [cell for cell in cells if node in (cell.tail, cell.head)]
    total = max(line, key=lambda cell: cell.level)
    parts = [cell for cell in hidden if node in (cell.tail, cell.head)]
    if any(cell is total for cell in parts):
        return False
    return 0 < sum(cell.count for cell in parts) < threshold


def _cost(cell: Cell, nodes: set[str], hidden: list[Cell]) -> tuple[int, bool, int, int]:
    """Rather a part than a total, not an empty one, where both lines are hit, the smallest."""
    hit = nodes | {end for other in hidden for end in (other.tail, other.head)}
    return cell.level, cell.count == 0, -len(hit & {cell.tail, cell.head}), cell.count
