"""Leaks are found by looking for another table that prints the same, without any graph."""

from itertools import chain, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.statistics.masking import MaskedTable, mask_series, mask_table

series = st.lists(st.integers(0, 14), min_size=2, max_size=6)
tables = st.tuples(st.integers(1, 3), st.integers(2, 3)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 14), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)
thresholds = st.integers(3, 11)


def margins(rows):
    row_totals = [sum(row) for row in rows]
    column_totals = [sum(column) for column in zip(*rows, strict=True)]
    return row_totals, column_totals, sum(row_totals)


def prints_the_same(rows, masked):
    row_totals, column_totals, total = margins(rows)
    pairs = [
        *zip(row_totals, masked.row_totals, strict=True),
        *zip(column_totals, masked.column_totals, strict=True),
        (total, masked.total),
    ]
    return all(shown is None or shown == value for value, shown in pairs)


def neighbours(rows, masked):
    """Every table one step away on hidden cells that prints the same; a step per row first."""
    choices = []
    for row, shown, total in zip(rows, masked.rows, masked.row_totals, strict=True):
        steps = [
            [value] if seen is not None else [v for v in (value - 1, value, value + 1) if v >= 0]
            for value, seen in zip(row, shown, strict=True)
        ]
        choices.append([new for new in product(*steps) if total is None or sum(new) == total])
    return (new for new in product(*choices) if prints_the_same(new, masked))


def derivable_cells(rows, masked):
    """Hidden, non-empty cells that have the same value in every table that prints the same."""
    suspects = {
        (y, x)
        for y, row in enumerate(rows)
        for x, value in enumerate(row)
        if value and masked.rows[y][x] is None
    }
    for other in neighbours(rows, masked):
        suspects -= {(y, x) for y, x in suspects if other[y][x] != rows[y][x]}
        if not suspects:
            break
    return suspects


@given(tables, thresholds, st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_masked_cell_of_a_table_can_be_derived(rows, threshold, public):
    masked = mask_table(rows, threshold=threshold, public=public)
    assert derivable_cells(rows, masked) == set()


@given(tables, thresholds, st.booleans())
def test_table_shows_true_counts_and_no_small_one(rows, threshold, public):
    masked = mask_table(rows, threshold=threshold, public=public)
    row_totals, column_totals, total = margins(rows)
    true = [*chain.from_iterable(rows), *row_totals, *column_totals, total]
    shown = [
        *chain.from_iterable(masked.rows),
        *masked.row_totals,
        *masked.column_totals,
        masked.total,
    ]
    for value, seen in zip(true, shown, strict=True):
        assert seen in (None, value)
        assert seen is None or seen >= threshold or (seen == 0 and not public)


@given(series, thresholds, st.booleans())
def test_no_masked_cell_of_a_series_can_be_derived(counts, threshold, public):
    masked = mask_series(counts, threshold=threshold, public=public)
    hidden = [count for count, seen in zip(counts, masked.cells, strict=True) if seen is None]
    if masked.total is not None and any(hidden):
        assert len(hidden) >= 2
        assert sum(hidden) >= threshold


def test_the_search_finds_a_leak_when_only_small_cells_are_masked():
    rows = [[30, 3], [20, 40]]
    naive = MaskedTable(((30, None), (20, 40)), (33, 60), (50, 43), 93)
    assert derivable_cells(rows, naive) == {(0, 1)}


def test_the_search_finds_a_leak_through_an_empty_cell():
    rows = [[0, 12], [3, 0]]
    naive = MaskedTable(((None, 12), (None, None)), (12, 3), (3, 12), 15)
    assert derivable_cells(rows, naive) == {(1, 0)}


def test_two_way_masking_closes_a_rectangle_and_keeps_the_margins():
    masked = mask_table([[30, 3, 25], [20, 40, 50], [60, 70, 80]], threshold=5, public=False)
    assert masked.rows == ((30, None, None), (20, None, None), (60, 70, 80))
    assert masked.row_totals == (58, 110, 210)
    assert masked.column_totals == (110, 113, 155)
    assert masked.total == 378


def test_series_hides_the_next_smallest_cell_too():
    masked = mask_series([40, 9, 2, 12], threshold=5, public=False)
    assert masked.cells == (40, None, None, 12)
    assert masked.total == 63


def test_empty_cell_shows_inside_and_looks_masked_in_public():
    assert mask_series([40, 30, 0], threshold=5, public=False).cells == (40, 30, 0)
    assert mask_series([40, 30, 0], threshold=11, public=True).cells == (40, None, None)
    assert mask_series([40, 29, 1], threshold=11, public=True).cells == (40, None, None)


def test_five_people_alone_in_their_cells_are_not_known_by_their_sum():
    """Inside, where empty cells are shown, five masked cells of five people hold one each."""
    masked = mask_series([40, 12, 1, 1, 1, 1, 1], threshold=5, public=False)
    assert masked.cells == (40, None, None, None, None, None, None)


def test_nothing_is_shown_of_a_table_smaller_than_the_threshold():
    masked = mask_series([4, 0, 0], threshold=5, public=False)
    assert (masked.cells, masked.total) == ((None, None, None), None)


def test_large_counts_stay_as_they_are():
    assert mask_table([[30, 40], [50, 60]], threshold=11, public=True).rows == (
        (30, 40),
        (50, 60),
    )


def test_threshold_is_never_under_three():
    with pytest.raises(ValueError, match="never under 3"):
        mask_series([1, 2], threshold=2, public=True)
