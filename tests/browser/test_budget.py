"""The budget in a real browser: typed with the keyboard, on a wide screen and on a phone."""

from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.signing_in import log_in
from tests.factories import (
    make_budget,
    make_budget_line,
    make_grant,
    make_in_kind_contribution,
)

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = "\u202f"


@pytest.fixture
def budget(event):
    budget = make_budget(event=event)
    common = {"budget": budget, "event": event, "planned": Decimal(300)}
    make_budget_line(code="badges", slug="supplies", label="Badges", position=1, **common)
    make_budget_line(code="salle", slug="rent", label="Salle", position=2, **common)
    grant = make_grant(event=event, awarded=Decimal(30000))
    values = {**common, "planned": Decimal(600), "slug": grant.slug, "grant": grant}
    make_budget_line(code="aide", label="Mairie", position=3, **values)
    make_in_kind_contribution(event=event)
    return budget


def cell(page, name):
    return page.locator(f'[data-cell="{name}"]')


def test_budget_is_typed_with_the_keyboard(
    context, page, event, budget, coordinator, assert_accessible
):
    log_in(context, coordinator)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(reverse("budget_entry", args=[event.slug]))
    assert_accessible(page)
    line = budget.lines.get(code="badges")
    page.get_by_label("Réalisé – Badges").focus()
    page.keyboard.type("1 234,56")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Réalisé – Salle")).to_be_focused()
    expect(cell(page, f"line-{line.pk}.gap")).to_have_text(f"+934,56{NARROW}€")
    expect(cell(page, "total-expense.actual")).to_have_text(f"1{NARROW}234,56{NARROW}€")
    expect(page.get_by_text("dites pourquoi en commentaire").first).to_be_visible()
    expect(page.get_by_text("Rien n’était prévu ici").first).to_be_hidden()
    page.keyboard.press("ArrowUp")
    page.keyboard.type("douze")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Écrivez un nombre", exact=False).first).to_be_visible()
    assert_accessible(page)
    line.refresh_from_db()
    assert (line.actual, line.version) == (Decimal("1234.56"), 2)


def test_second_coordinator_is_told_on_the_line(context, page, event, budget, coordinator):
    log_in(context, coordinator)
    address = reverse("budget_entry", args=[event.slug])
    page.goto(address)
    other = context.new_page()
    other.goto(address)
    line = budget.lines.get(code="salle")
    page.get_by_label("Réalisé – Salle").fill("280")
    page.keyboard.press("Tab")
    expect(cell(page, f"line-{line.pk}.gap")).to_have_text(f"−20{NARROW}€")
    other.get_by_label("Réalisé – Salle").fill("999")
    other.keyboard.press("Tab")
    expect(other.get_by_text(f"réalisé : 280{NARROW}€", exact=False)).to_be_visible()
    expect(other.get_by_label("Réalisé – Salle")).to_have_value("999")
    line.refresh_from_db()
    assert line.actual == 280
    other.get_by_role("button", name="Enregistrer").click()
    other.get_by_text("1 ligne enregistrée").wait_for()
    line.refresh_from_db()
    assert line.actual == 999


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_accessible(
    context, page, event, budget, coordinator, assert_accessible, width
):
    log_in(context, coordinator)
    page.set_viewport_size({"width": width, "height": 800})
    names = (
        "budget_entry", "budget_state", "budget_in_kind", "in_kind_add", "budget_grants",
        "grant_add", "budget_evidence", "budget_workbook",
    )  # fmt: skip
    for name in names:
        page.goto(reverse(name, args=[event.slug]))
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_page_works_without_javascript(browser, live_server, event, budget, coordinator):
    with browser.new_context(
        base_url=live_server.url, locale="fr-FR", java_script_enabled=False
    ) as context:
        log_in(context, coordinator)
        page = context.new_page()
        page.goto(reverse("budget_entry", args=[event.slug]))
        page.get_by_label("Réalisé – Badges").fill("287,40")
        page.keyboard.press("Enter")
        page.get_by_text("1 ligne enregistrée").wait_for()
    assert budget.lines.get(code="badges").actual == Decimal("287.40")
