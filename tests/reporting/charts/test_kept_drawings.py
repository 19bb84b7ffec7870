"""What a page keeps of a chart is found again by the chart's content, and by nothing less."""

from dataclasses import replace

import pytest
from django.utils import translation

from reporting.templatetags.charts import _drawing, _figure, drawing, figure
from tests.reporting.charts.samples import bars_of, columns_of, likert_of, pairs_of

MADE = {
    "bars": (bars_of, [30, 10, 4], [30, 10, 5]),
    "columns": (columns_of, [5, 10, 0, 7], [5, 10, 1, 7]),
    "likert": (likert_of, [4, 11, 0, 40, 45], [4, 11, 1, 39, 45]),
    "pairs": (pairs_of, [(1000, 1500)], [(1000, 1501)]),
}


@pytest.fixture(autouse=True)
def nothing_kept():
    _figure.cache_clear()
    _drawing.cache_clear()


@pytest.mark.parametrize("name", MADE)
def test_same_chart_made_again_is_drawn_once(name):
    make, values, _others = MADE[name]
    assert figure(make(values)) == figure(make(values))
    assert drawing(make(values), "narrow") == drawing(make(values), "narrow")
    assert [kept.cache_info()[:2] for kept in (_figure, _drawing)] == [(1, 1)] * 2


@pytest.mark.parametrize("name", MADE)
def test_chart_with_another_number_is_drawn_again(name):
    make, *both = MADE[name]
    one, other = (figure(make(values)) for values in both)
    assert one != other
    assert _figure.cache_info().hits == 0


def test_words_language_paper_and_size_are_part_of_what_is_kept():
    chart = bars_of([30, 10, 4])
    told = replace(chart, words=replace(chart.words, subtitle="Autre base"))
    drawn = [figure(chart), figure(told), figure(chart, True)]
    with translation.override("en"):
        drawn.append(figure(chart))
    drawn += [drawing(chart, size) for size in ("wide", "medium", "narrow")]
    assert len(set(drawn)) == 7
