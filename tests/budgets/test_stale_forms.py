"""A form that somebody opened before a colleague changed the same row: told, nothing lost."""

from decimal import Decimal

import pytest
from django.urls import reverse

from tests.budgets.refused_acts import closed_budget
from tests.factories import make_budget, make_budget_line, make_grant, make_in_kind_contribution
from tests.refusals import changed
from tests.reporting.budget.typist import Fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget(event):
    return make_budget(event=event)


@pytest.fixture
def line(budget, event):
    return make_budget_line(budget=budget, event=event, label="Badges")


@pytest.fixture
def given(event):
    return make_in_kind_contribution(event=event, label="Salle")


def grant_of(event):
    return event.grants.first() or make_grant(event=event)


PAGES = {
    "line": lambda line, given, event: reverse("admin:budgets_budgetline_change", args=[line.pk]),
    "lines": lambda line, given, event: reverse(
        "admin:budgets_budget_change", args=[line.budget_id]
    ),
    "contribution": lambda line, given, event: reverse(
        "admin:budgets_inkindcontribution_change", args=[given.pk]
    ),
    "grant": lambda line, given, event: reverse(
        "admin:budgets_grant_change", args=[grant_of(event).pk]
    ),
    "grant on its page": lambda line, given, event: reverse(
        "grant_edit", args=[event.slug, grant_of(event).pk]
    ),
    "contribution on its page": lambda line, given, event: reverse(
        "in_kind_edit", args=[event.slug, given.pk]
    ),
}


@pytest.fixture(params=PAGES)
def opened(request, line, given, event, coordinator_client):
    """The page, what its form sends, the row that it shows and a field of it."""
    url = PAGES[request.param](line, given, event)
    sent = Fields(coordinator_client.get(url).content.decode()).values
    rows = {"line": (line, "actual"), "contribution": (given, "planned")}
    rows["grant"] = (event.grants.first(), "awarded")
    row, field = rows[request.param.split()[0].removesuffix("s")]
    name = f"lines-0-{field}" if request.param == "lines" else field
    return url, sent, row, field, name


def test_second_of_two_is_told_what_the_first_wrote(opened, coordinator_client):
    url, sent, row, field, name = opened
    words = "decision_reference" if field == "awarded" else "label"
    changed(row, **{words: "Autre mot", field: Decimal("34.5")}).save()
    page = coordinator_client.post(url, {**sent, name: "999"})
    row.refresh_from_db()
    assert (getattr(row, words), getattr(row, field)) == ("Autre mot", Decimal("34.5"))
    text = page.content.decode()
    assert "Autre mot" in text
    assert "34,50" in text
    assert 'value="999"' in text
    # Told, the second may insist.
    again = Fields(text).values
    assert coordinator_client.post(url, again).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == 999


def test_what_nobody_else_changed_is_saved(opened, coordinator_client):
    url, sent, row, field, name = opened
    assert coordinator_client.post(url, {**sent, name: "999"}).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == 999


def test_form_that_does_not_say_what_was_read_is_refused(opened, coordinator_client):
    url, sent, row, field, name = opened
    blind = {key: value for key, value in sent.items() if not key.endswith("seen")}
    assert coordinator_client.post(url, {**blind, name: "999"}).status_code == 200
    row.refresh_from_db()
    assert getattr(row, field) != 999


def test_row_removed_meanwhile_is_told(given, event, coordinator_client):
    url = reverse("in_kind_edit", args=[event.slug, given.pk])
    given.delete()
    assert coordinator_client.post(url, {}).status_code == 404


def test_line_left_alone_in_the_table_keeps_what_a_colleague_wrote(
    line, budget, event, coordinator_client
):
    other = make_budget_line(budget=budget, event=event, slug="sales", position=2)
    url = reverse("admin:budgets_budget_change", args=[budget.pk])
    sent = Fields(coordinator_client.get(url).content.decode()).values
    changed(line, comment="Facture du 3 mai").save()
    assert coordinator_client.post(url, {**sent, "lines-1-actual": "5"}).status_code == 302
    line.refresh_from_db()
    other.refresh_from_db()
    assert (line.comment, other.actual) == ("Facture du 3 mai", 5)


@pytest.mark.parametrize("name", ["budgetline", "inkindcontribution"])
def test_closed_row_is_only_shown(name, event, coordinator_client):
    budget = closed_budget(event)
    rows = {"budgetline": budget.lines, "inkindcontribution": event.in_kind_contributions}
    url = reverse(f"admin:budgets_{name}_change", args=[rows[name].first().pk])
    page = coordinator_client.get(url)
    assert page.status_code == 200
    assert "field-seen" not in page.content.decode()
