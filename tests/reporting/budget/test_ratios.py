"""Ratios of the budget, each with its base, and the previous edition beside them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from reporting.figures import figures_of
from tests.factories import make_budget, make_budget_line, make_event_membership

pytestmark = pytest.mark.django_db
NARROW = "\u202f"


def spend(event, expenses, sales, grants, planned=None):
    budget = make_budget(event=event)
    for slug, actual in (("fees", expenses), ("sales", sales), ("grant_commune", grants)):
        values = {"budget": budget, "event": event, "slug": slug, "planned": planned}
        make_budget_line(actual=actual, **values)


def texts(event, *codes):
    figures = figures_of(event)
    return [(figures[code].text, figures[code].base_text) for code in codes]


def test_self_financing_is_what_is_no_grant(event):
    spend(event, 1000, 250, 750)
    assert texts(event, "self_financing_share") == [
        (f"25,0{NARROW}%", f"250{NARROW}€ sur 1{NARROW}000{NARROW}€ de produits")
    ]


def test_actual_is_compared_with_the_plan(event):
    spend(event, 1050, 500, 550, planned=Decimal(500))
    assert texts(event, "expenses_completion", "income_completion") == [
        (f"210,0{NARROW}%", f"1{NARROW}050{NARROW}€ sur 500{NARROW}€ prévus"),
        (f"105,0{NARROW}%", f"1{NARROW}050{NARROW}€ sur 1{NARROW}000{NARROW}€ prévus"),
    ]


def test_nothing_planned_compares_with_nothing(event):
    spend(event, 1050, 500, 550)
    assert [text for text, _base in texts(event, "expenses_completion")] == ["—"]


@pytest.fixture
def editions(event, other_event, coordinator):
    spend(event, 1000, 250, 750)
    spend(other_event, 800, 400, 400)
    type(event).objects.filter(pk=event.pk).update(previous_event=other_event)
    return event, other_event


def test_previous_edition_stands_beside(editions, coordinator, coordinator_client):
    event, other = editions
    make_event_membership(event=other, user=coordinator, role="coordinator")
    page = coordinator_client.get(reverse("dashboard_budget", args=[event.slug]))
    [panel] = page.context["comparison"].panels
    rows = {row[0]: row[1:] for row in panel.tables[0].rows}
    assert rows["autofinancement"] == (
        f"25,0{NARROW}% (250{NARROW}€ sur 1{NARROW}000{NARROW}€ de produits)",
        f"50,0{NARROW}% (400{NARROW}€ sur 800{NARROW}€ de produits)",
        f"−25{NARROW}points",
    )


def test_nothing_of_an_edition_that_the_reader_may_not_open(editions, coordinator_client):
    event, _other = editions
    page = coordinator_client.get(reverse("dashboard_budget", args=[event.slug]))
    assert not page.context["comparison"].has_content
