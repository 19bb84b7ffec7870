"""The dashboards in a real browser: accessible, and laid out for the width that they get."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD
from tests.personas import holder
from tests.reporting.figures.reference import make_reference

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("", "_attendance", "_satisfaction", "_impact", "_budget", "_method")
SHOWN = "chart => [...chart.querySelectorAll('svg')].filter(svg => svg.checkVisibility()).length"
TOO_WIDE = "box => box.scrollWidth > box.clientWidth"
LEFT_EDGES = "charts => new Set(charts.map(chart => chart.getBoundingClientRect().left)).size"


@pytest.fixture
def open_dashboard(page, live_server):
    """Opens a page of the reference event for a funder, who is logged in."""
    event = make_reference()
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill(holder(event, "funder").email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(live_server.url + reverse("home"))

    def opener(name, width):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(reverse(f"dashboard{name}", args=[event.slug]))
        return page

    return opener


@pytest.mark.parametrize("width", [360, 1280])
def test_dashboard_has_no_fault(open_dashboard, assert_accessible, width):
    for name in PAGES:
        page = open_dashboard(name, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        boxes = page.locator(".card, .chart, .key-figure").all()
        assert [box.inner_text() for box in boxes if box.evaluate(TOO_WIDE)] == []
        assert_accessible(page)


@pytest.mark.parametrize(("width", "columns"), [(360, 1), (1280, 2)])
def test_chart_is_drawn_once_in_as_many_columns_as_fit(open_dashboard, width, columns):
    charts = open_dashboard("_satisfaction", width).locator(".chart")
    assert [chart.evaluate(SHOWN) for chart in charts.all()] == [1] * charts.count()
    assert charts.evaluate_all(LEFT_EDGES) == columns


def test_five_key_figures_stand_in_one_row(open_dashboard):
    cards = open_dashboard("", 1280).locator(".key-figures").first.locator("> li")
    tops = cards.evaluate_all("cards => cards.map(card => card.getBoundingClientRect().top)")
    assert len(tops) == 5
    assert len(set(tops)) == 1
