import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from reporting.charts.chart import DataTable

from .samples import bars_of, columns_of, likert_of, pairs_of

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {
    "bars": bars_of([30, 10, 4]),
    "columns": columns_of([5, 10, 0, 7]),
    "likert": likert_of([4, 11, 0, 40, 45]),
    "pairs": pairs_of([(1000, 1500), (None, 8500)]),
}


def render(chart, *, is_open=False):
    with translation.override("fr"):
        return render_to_string(chart.template, {"chart": chart, "open": is_open})


def svgs(html):
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.S)]


@pytest.mark.parametrize("name", CHARTS)
def test_drawing_is_well_formed_and_named_by_its_title(name):
    drawings = svgs(render(CHARTS[name]))
    for svg, variant in zip(drawings, ("wide", "medium", "narrow"), strict=True):
        title = svg[0]
        assert title.tag == f"{SVG}title"
        assert title.text == CHARTS[name].alternative
        assert svg.get("aria-labelledby") == title.get("id") == f"{name}-{variant}"


@pytest.mark.parametrize("name", CHARTS)
def test_drawing_has_numbers_that_svg_reads_in_a_french_page(name):
    for svg in svgs(render(CHARTS[name])):
        for element in svg.iter():
            for key in ("x", "y", "width", "height", "x1", "x2", "y1", "y2", "font-size"):
                assert re.fullmatch(r"-?\d+(\.\d+)?", element.get(key, "0"))


@pytest.mark.parametrize("name", CHARTS)
def test_drawing_obeys_the_content_security_policy(name):
    html = render(CHARTS[name])
    assert not re.search(r"\bstyle\s*=|<style|<script|\bon\w+\s*=|url\(", html)


def test_drawing_draws_every_shape():
    chart = CHARTS["likert"]
    svg = svgs(render(chart))[0]
    assert len(svg.findall(f"{SVG}rect")) == len(chart.wide.rects) == 4
    assert [text.text for text in svg.findall(f"{SVG}text")] == [
        text.content for text in chart.wide.texts
    ]


def test_table_is_one_tap_away_in_the_page_and_open_in_print():
    page, printed = (render(CHARTS["bars"], is_open=is_open) for is_open in (False, True))
    assert page.count("<table") == printed.count("<table") == 1
    assert page.count("<details") == 1
    assert "<details" not in printed
    assert len(svgs(printed)) == 1


def test_table_whose_rows_are_cards_on_a_phone_names_each_cell():
    table = DataTable("Subventions", ("Financeur", "Accordé"), (("Ville", "15 000 €"),))
    named = 'data-label="Accordé">15 000 €<'
    html = render_to_string("charts/table.html", {"table": table, "cards": True})
    assert named in html
    assert "data-table-compact" not in html


def test_labels_are_escaped():
    hostile = DataTable("<b>", ("Réponse", "Part"), (("<script>", "1"),))
    html = render_to_string("charts/table.html", {"table": hostile})
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_empty_chart_says_so_in_words():
    with translation.override("en"):
        html = render_to_string("charts/figure.html", {"chart": bars_of([0]), "open": False})
    assert "No data yet." in html
    assert "<svg" not in html
