"""Whatever the data, nothing sticks out of a drawing and no text touches another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .samples import bars_of, columns_of, likert_of, pairs_of

ASCENT, DESCENT = 0.7, 0.2  # of the text size: what letters cover
amounts = st.integers(0, 2_000_000)
maybe = st.none() | amounts
charts = st.one_of(
    st.lists(amounts, min_size=1, max_size=12).map(bars_of),
    st.lists(st.integers(0, 500), min_size=1, max_size=48).map(columns_of),
    st.lists(st.integers(0, 300), min_size=5, max_size=5).map(likert_of),
    st.lists(st.tuples(maybe, maybe), min_size=1, max_size=8).map(pairs_of),
)


def drawings(chart):
    return [] if chart.is_empty else [chart.wide, chart.medium, chart.narrow]


def overlap(one, other):
    apart = one.right <= other.left or other.right <= one.left
    above = one.y + DESCENT * one.size <= other.y - ASCENT * other.size
    below = other.y + DESCENT * other.size <= one.y - ASCENT * one.size
    return not (apart or above or below)


@given(charts)
def test_texts_stay_inside(chart):
    for drawing in drawings(chart):
        for text in drawing.texts:
            assert text.left >= -0.01, text.content
            assert text.right <= drawing.width + 0.01, text.content
            assert ASCENT * text.size - 1 <= text.y <= drawing.height, text.content


@given(charts)
def test_texts_do_not_overlap(chart):
    for drawing in drawings(chart):
        for one, other in combinations(drawing.texts, 2):
            assert not overlap(one, other), (one.content, other.content)


@given(charts)
def test_shapes_stay_inside(chart):
    for drawing in drawings(chart):
        for rect in drawing.rects:
            assert rect.x >= -0.01
            assert rect.x + rect.width <= drawing.width + 0.01
            assert rect.width >= 0
            assert rect.height >= 0
            assert 0 <= rect.y <= rect.y + rect.height <= drawing.height + 0.01


@pytest.mark.parametrize(
    "chart",
    [bars_of([0, 0]), bars_of([]), columns_of([0]), likert_of([0] * 5), pairs_of([(None, 0)])],
)
def test_nothing_to_draw_is_said(chart):
    assert chart.is_empty
    assert chart.narrow is None
