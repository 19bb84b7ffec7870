import pytest

from reporting.charts.bars import Bar, bars
from reporting.charts.likert import Level, likert
from reporting.charts.palette import ACCENT, LIKERT, PLANNED, PRIMARY, RESIDUAL

from .samples import bars_of, columns_of, likert_of, pairs_of, words


def luminance(colour):
    channels = [int(colour.value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_bars_start_at_zero_and_are_proportional():
    first, second, third = bars_of([40, 20, 10]).wide.rects
    assert first.x == second.x == third.x
    assert second.width == pytest.approx(first.width / 2)
    assert third.width == pytest.approx(first.width / 4)


def test_bars_are_sorted_with_the_residual_last():
    items = [
        Bar("Autre", 9, "9", residual=True),
        Bar("Petit", 1, "1"),
        Bar("Grand", 5, "5", highlight=True),
    ]
    chart = bars("b", words("Réponse", "Nombre"), items)
    assert [row[0] for row in chart.table.rows] == ["Grand", "Petit", "Autre"]
    assert [rect.colour for rect in chart.wide.rects] == [ACCENT, PRIMARY, RESIDUAL]


def test_bars_of_a_scale_keep_their_order():
    items = [Bar("16–17", 1, "1"), Bar("18–25", 5, "5")]
    chart = bars("b", words("Âge", "Nombre"), items, sort=False)
    assert [row[0] for row in chart.table.rows] == ["16–17", "18–25"]


def test_table_and_alternative_tell_what_the_drawing_tells():
    chart = bars_of([3, 0])
    assert chart.table.caption == "85 visiteurs sur 100 sont satisfaits"
    assert chart.table.headings == ("Réponse", "Part", "Effectif")
    assert chart.table.rows[0] == ("Bagnolet", "3", "3")
    assert chart.alternative == (
        "85 visiteurs sur 100 sont satisfaits. 100 réponses, en %. "
        "Bagnolet\u202f: 3\u202f; Améliorer ses pratiques professionnelles d’accueil et "
        "d’accompagnement\u202f: 0."
    )


def test_each_cell_has_a_heading():
    with pytest.raises(ValueError, match="without a heading"):
        bars("b", words("Réponse", "Nombre"), [Bar("Autre", 9, "9", ("9 sur 9",))])


def test_likert_is_centred_between_criticism_and_praise():
    chart = likert_of([5, 10, 0, 40, 45])
    centre = chart.wide.lines[0].x1
    for rect in chart.wide.rects:
        is_praise = rect.colour in (LIKERT[1], LIKERT[2])
        assert (rect.x >= centre - 0.01) is is_praise


def test_likert_halves_the_neutral_level():
    chart = likert_of([10, 10, 20, 10, 10])
    neutral = next(rect for rect in chart.wide.rects if rect.colour == LIKERT[0])
    assert neutral.x + (neutral.width + 2) / 2 == pytest.approx(chart.wide.lines[0].x1)


def test_no_opinion_is_in_the_table_and_not_in_the_bar():
    levels = [Level("Satisfait", 9, "9", 1), Level("Sans opinion", 4, "4", None)]
    chart = likert("l", words("Réponse", "Nombre"), levels)
    assert len(chart.wide.rects) == 1
    assert chart.table.rows[1] == ("Sans opinion", "4")


def test_texts_inside_segments_are_legible():
    chart = likert_of([20, 20, 20, 20, 20])
    inside = [text for text in chart.wide.texts if text.content == "20 %"]
    assert len(inside) == 5
    for text, rect in zip(inside, chart.wide.rects, strict=True):
        assert contrast(text.colour, rect.colour) >= 4.5


def test_narrow_segment_has_its_text_outside():
    chart = likert_of([2, 0, 0, 0, 98])
    bar = chart.wide.rects[0]
    label = next(text for text in chart.wide.texts if text.content == "2 %")
    assert label.y > bar.y + bar.height


def test_columns_stand_on_zero_and_the_highest_stands_out():
    chart = columns_of([5, 10, 0, 10])
    low, high, last = chart.wide.rects
    assert low.y + low.height == pytest.approx(high.y + high.height)
    assert low.height == pytest.approx(high.height / 2)
    assert [rect.colour for rect in (low, high, last)] == [PRIMARY, ACCENT, ACCENT]


def test_columns_alternative_names_the_busiest_quarters():
    chart = columns_of([5, 10, 0, 7, 1])
    assert chart.alternative.endswith(
        "9 h 15\u202f: 10\u202f; 9 h 45\u202f: 7\u202f; 9 h 00\u202f: 5."
    )
    assert len(chart.table.rows) == 5


def test_planned_stands_above_actual():
    chart = pairs_of([(1000, 1500), (None, 500)])
    assert [rect.colour for rect in chart.wide.rects] == [PLANNED, PRIMARY] * 2
    assert "— prévus" in [text.content for text in chart.wide.texts]


def test_a_budget_without_plan_has_no_planned_bar():
    chart = pairs_of([(None, 15000), (None, 1500)])
    assert [rect.colour for rect in chart.wide.rects] == [PRIMARY, PRIMARY]
    assert not [text.content for text in chart.wide.texts if "réalisés" in text.content]
    assert chart.table.rows[0] == ("Bagnolet", "—", "15\u202f000\u202f€")
