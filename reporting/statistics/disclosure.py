"""What the published cells of a table give away about its hidden ones.

A table with margins is a set of equations: each line adds up to its total. Drawn as a graph, an
equation is a node and a cell an edge between the two equations it takes part in. Another table
with the same published cells differs from this one along closed walks over hidden edges (raise
one, lower the next), where a cell cannot be lowered under what a reader knows it to hold at least.
So a hidden cell can be derived exactly when no such walk passes through it: the audit is a search
for a path, not a rule of thumb.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One count. Raising it leads from `tail` to `head`; `level` is 0 inside, more for totals."""

    tail: str
    head: str
    count: int
    level: int = 0


def is_derivable(cell: Cell, hidden: Collection[Cell], *, least: int = 0) -> bool:
    """`least`: what every hidden cell is known to hold."""
    others = [other for other in hidden if other is not cell]
    can_rise = _leads(cell.head, cell.tail, others, least)
    can_fall = cell.count > least and _leads(cell.tail, cell.head, others, least)
    return not can_rise and not can_fall


def connected_lines(cell: Cell, hidden: Collection[Cell]) -> set[str]:
    """The equations that share hidden cells with this one, directly or not."""
    nodes: set[str] = set()
    fresh = {cell.tail, cell.head}
    while not fresh <= nodes:
        nodes |= fresh
        ends = [{other.tail, other.head} for other in hidden]
        fresh = set().union(*(pair for pair in ends if pair & nodes))
    return nodes


def _leads(start: str, goal: str, cells: Collection[Cell], least: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        fresh = [step for step in _steps(node, cells, least) if step not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return False


def _steps(node: str, cells: Collection[Cell], least: int) -> Iterator[str]:
    for cell in cells:
        if cell.tail == node:
            yield cell.head
        if cell.head == node and cell.count > least:
            yield cell.tail
