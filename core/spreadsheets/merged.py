"""Merged cells: the value of the first is that of all the lines they cover."""

from collections.abc import Iterable, Iterator, Sequence

Area = tuple[int, int, int, int]  # first column, first line, last column, last line; from 1
MOST_MERGED = 20_000


def filled(
    rows: Iterable[tuple[int, list[str]]], areas: Sequence[Area]
) -> Iterator[tuple[int, list[str]]]:
    """The value goes down its column; it is not written across: that would be a title.

    `areas` are in the order of their first lines; they may still be arriving.
    """
    begun = 0
    going_on: list[tuple[int, int, str]] = []  # column, last line, value
    for number, cells in rows:
        going_on = [area for area in going_on if area[1] >= number]
        for column, _last, value in going_on:
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[column] or value
        while begun < len(areas) and areas[begun][1] <= number:
            column, first, _right, last = areas[begun]
            begun += 1
            if first == number and last > first and column <= len(cells) and cells[column - 1]:
                going_on.append((column - 1, last, cells[column - 1]))
        yield number, cells
