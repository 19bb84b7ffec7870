"""Which groups of respondents may be told apart, so that no small group is ever uncovered.

A group (a workshop, a language…) is told in full or not at all. Those that are not told form one
block: its numbers are what is left of the whole, so it obeys the same rule as a group. In every
block each answer was given by nobody or by at least the threshold; a union of blocks then is too,
and so is what remains when any of them is taken away from the whole.

Why nothing gives back a group that is not told, not even the answers read one by one: exchange two
respondents of two such groups, and everything that is printed stays the same.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .masking import Published, mask_series

SMALLEST_BLOCK = 2  # groups: one alone would be the whole without the others


@dataclass(frozen=True)
class Group:
    """`answers`: for each question, the forms by kind of reply; each adds up to `forms`."""

    code: str
    forms: int
    answers: tuple[tuple[int, ...], ...]


def untold(groups: Sequence[Group], *, threshold: int) -> frozenset[str]:
    """Codes of the groups of which nothing is told; all of them when only one could be."""
    hidden = [group for group in groups if not _is_told(group, threshold)]
    shown = sorted(
        (group for group in groups if _is_told(group, threshold)),
        key=lambda group: (group.forms, group.code),
    )
    while hidden and shown and not _is_block(hidden, threshold):
        hidden.append(shown.pop(0))
    return frozenset(group.code for group in hidden)


def shown_forms(
    groups: Sequence[Group], hidden: frozenset[str], *, threshold: int
) -> dict[str, Published]:
    """How many forms came from each group. Those of a group that is told are; the others add up."""
    rest = [group for group in groups if group.code in hidden]
    masked = mask_series([group.forms for group in rest], threshold=threshold, public=False)
    told = {group.code: group.forms for group in groups}
    return {**told, **{group.code: n for group, n in zip(rest, masked.cells, strict=True)}}


def may_be_told(
    cells: Mapping[str, Sequence[int]], hidden: Collection[str], *, threshold: int
) -> bool:
    """Whether one more question may be told of the groups that are: `cells` by group, the people
    who gave each kind of reply. In every block nobody gave it, or enough people did; else nothing
    of this question is told of any group, since what is told of one would tell of another."""
    told = [cells[group] for group in cells if group not in hidden]
    rest = [sum(column) for column in zip(*(cells[group] for group in hidden), strict=True)]
    return all(count == 0 or count >= threshold for block in (*told, rest) for count in block)


def _is_told(group: Group, threshold: int) -> bool:
    return group.forms >= threshold and _has_no_small_cell([group], threshold)


def _is_block(groups: Sequence[Group], threshold: int) -> bool:
    forms = sum(group.forms for group in groups)
    is_large = len(groups) >= SMALLEST_BLOCK and forms >= threshold
    return is_large and _has_no_small_cell(groups, threshold)


def _has_no_small_cell(groups: Iterable[Group], threshold: int) -> bool:
    questions = zip(*(group.answers for group in groups), strict=True)
    sums = (sum(cell) for question in questions for cell in zip(*question, strict=True))
    return all(count == 0 or count >= threshold for count in sums)
