"""Charts in a page. Drawing takes most of the time of a dashboard, and most charts have not changed
since somebody looked: what was drawn is kept under the whole content of the chart, words, numbers
and all, so that it can never be out of date."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from reporting.charts.chart import Chart

register = template.Library()
KEPT = 512  # of some 20 kB


@register.simple_tag
def figure(chart: Chart, is_open: bool = False) -> SafeString:
    """With its table; `is_open`: shown at once and drawn once, for paper."""
    return _figure(chart, bool(is_open), get_language())


@register.simple_tag
def drawing(chart: Chart, size: str) -> SafeString:
    """Alone, at one of its sizes: wide, medium or narrow."""
    return _drawing(chart, size)


@lru_cache(KEPT)
def _figure(chart: Chart, is_open: bool, _language: str | None) -> SafeString:
    return render_to_string(chart.template, {"chart": chart, "open": is_open})


@lru_cache(KEPT)
def _drawing(chart: Chart, size: str) -> SafeString:
    context = {
        "drawing": getattr(chart, size),
        "ident": f"{chart.ident}-{size}",
        "alternative": chart.alternative,
    }
    return render_to_string("charts/drawing.svg", context)
