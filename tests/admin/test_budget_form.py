"""The budget's form: amounts as people write them, and a state that only goes forward."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories as make
from tests.admin.test_refused_forms import budget_form, errors_of, read, rows

pytestmark = pytest.mark.django_db
APPROVED = {"status": "approved", "approved_on": "2019-03-01"}


@pytest.fixture
def budget(event):
    return make.make_budget(event=event)


def url_of(budget):
    return reverse("admin:budgets_budget_change", args=[budget.pk])


def row_of(line, **values):
    typed = {"id": line.pk, "slug": line.slug, "planned": line.planned}
    return {**typed, "seen": read(line), **values}


def balanced(budget, **values):
    lines = [
        make.make_budget_line(budget=budget, event=budget.event, slug=slug, **values)
        for slug in ("supplies", "sales")
    ]
    for name, value in APPROVED.items():
        setattr(budget, name, value)
    budget.save()
    return lines


@pytest.mark.parametrize(
    "typed",
    ["1234.56", "1234,56", "1 234,56", "1\u202f234,56", "1\u00a0234,56", "1 234,56 €"],
)
def test_amount_is_read_as_people_write_it(typed, budget, coordinator_client):
    row = {"slug": "supplies", "planned": typed}
    coordinator_client.post(url_of(budget), budget_form(**rows("lines", row)))
    assert budget.lines.get().planned == Decimal("1234.56")


@pytest.mark.parametrize("typed", ["douze", "1.234,56", "1,234.56"])
def test_amount_that_cannot_be_read_is_kept_and_explained(typed, budget, coordinator_client):
    row = {"slug": "supplies", "planned": typed}
    page = coordinator_client.post(url_of(budget), budget_form(**rows("lines", row)))
    form = page.context["inline_admin_formsets"][0].formset.forms[0]
    assert list(form.errors) == ["planned"]
    assert f'value="{typed}"' in page.content.decode()
    assert not budget.lines.exists()


def test_saved_amount_is_shown_the_french_way(budget, coordinator_client):
    make.make_budget_line(budget=budget, event=budget.event, planned=Decimal("1234.5"))
    page = coordinator_client.get(url_of(budget)).content.decode()
    assert 'value="1\u00a0234,50"' in page
    assert 'inputmode="decimal"' in page


def test_refused_approval_leaves_the_plan_open(budget, coordinator_client):
    line = make.make_budget_line(budget=budget, event=budget.event)
    typed = budget_form(status="approved", approved_on="01/03/2019")
    typed |= rows("lines", row_of(line), saved=1)
    page = coordinator_client.post(url_of(budget), typed)
    formset = page.context["inline_admin_formsets"][0].formset
    assert {"slug", "planned"} <= set(formset.forms[0].fields)
    assert page.context["has_change_permission"] is True


def test_lines_and_approval_go_in_one_form(budget, coordinator_client):
    typed = budget_form(status="approved", approved_on="01/03/2019")
    charge, produit = {"slug": "supplies", "planned": "10"}, {"slug": "sales", "planned": "10"}
    coordinator_client.post(url_of(budget), typed | rows("lines", charge, produit))
    budget.refresh_from_db()
    assert (budget.status, budget.lines.count()) == ("approved", 2)


def test_new_budget_may_be_approved_at_once(event, coordinator_client):
    typed = budget_form(status="approved", approved_on="01/03/2019")
    charge, produit = {"slug": "supplies", "planned": "10"}, {"slug": "sales", "planned": "10"}
    typed |= rows("lines", charge, produit)
    coordinator_client.post(reverse("admin:budgets_budget_add"), typed)
    assert (event.budget.status, event.budget.lines.count()) == ("approved", 2)


def test_approved_budget_does_not_go_back(budget, coordinator_client):
    first, second = balanced(budget)
    page = coordinator_client.post(
        url_of(budget), budget_form(**rows("lines", row_of(first), row_of(second), saved=2))
    )
    assert page.status_code == 200
    assert len(errors_of(page)) == 1
    budget.refresh_from_db()
    assert budget.status == "approved"


def test_actual_amounts_and_closing_go_in_one_form(budget, coordinator_client):
    first, second = balanced(budget)
    actual = [row_of(line, actual="95,50") for line in (first, second)]
    typed = budget_form(status="closed") | rows("lines", *actual, saved=2)
    assert coordinator_client.post(url_of(budget), typed).status_code == 302
    budget.refresh_from_db()
    assert budget.status == "closed"
    assert coordinator_client.get(url_of(budget)).context["has_change_permission"] is False


def test_form_shows_both_totals(budget, coordinator_client):
    balanced(budget, planned=Decimal("1500"))
    page = coordinator_client.get(url_of(budget))
    shown = {
        field.field["name"]: field.contents()
        for fieldset in page.context["adminform"]
        for line in fieldset
        for field in line
        if field.is_readonly
    }
    amounts = re.findall(r"\d[\d\u00a0]*,\d\d", shown["planned_balance"])
    assert amounts == ["1\u00a0500,00", "1\u00a0500,00", "0,00"]
    assert shown["actual_balance"] == "-"


def test_lines_are_grouped_by_side(budget, coordinator_client):
    page = coordinator_client.get(url_of(budget))
    choices = page.context["inline_admin_formsets"][0].formset.empty_form.fields["slug"].choices
    groups = [[str(label) for _slug, label in group] for _name, group in list(choices)[1:]]
    assert [group[0][:5] for group in groups] == ["60 · ", "70 · "]


def test_a_budget_approved_without_a_date_is_approved_today(budget, coordinator_client):
    coordinator_client.post(url_of(budget), budget_form(status="approved"))
    budget.refresh_from_db()
    assert budget.approved_on == timezone.localdate()


def test_saving_an_approved_budget_does_not_say_who_approved_it(budget, coordinator_client):
    """The account that did may be gone."""
    balanced(budget)
    page = coordinator_client.post(url_of(budget), budget_form(status="approved", comment="Relu"))
    budget.refresh_from_db()
    assert (page.status_code, budget.comment, budget.approved_by) == (302, "Relu", None)


def test_comment_is_no_longer_than_a_cell_of_a_spreadsheet(budget, coordinator_client):
    line = make.make_budget_line(budget=budget, event=budget.event)
    typed = rows("lines", row_of(line, comment="x" * 2001), saved=1)
    page = coordinator_client.post(url_of(budget), budget_form(**typed))
    form = page.context["inline_admin_formsets"][0].formset.forms[0]
    assert list(form.errors) == ["comment"]
