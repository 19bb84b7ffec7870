"""Planned, approved, revised, closed: nothing changes an approved plan but a revision."""

import re
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from budgets.services import approve_revision, give_up_revision, open_revision_of
from reporting.figures import figures_of
from tests.factories import make_budget_line, make_budget_revision, make_in_kind_contribution

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(event, coordinator_client):
    def send(step, **typed):
        sent = {f"{step}-{name}": value for name, value in typed.items()}
        url = reverse("budget_state", args=[event.slug])
        return coordinator_client.post(url, {"step": step, **sent}, follow=True)

    return send


def planned(budget):
    return dict(budget.lines.values_list("code", "planned"))


def test_plan_is_approved_by_the_reader_and_kept(act, budget, coordinator):
    act("approve", on="2019-01-15")
    budget.refresh_from_db()
    plan = budget.revisions.get()
    assert (budget.status, budget.approved_by) == ("approved", coordinator)
    assert (plan.number, plan.approved_by) == (1, coordinator)
    assert dict(plan.amounts.values_list("code", "amount")) == planned(budget)


def test_unbalanced_plan_says_the_amounts(act, budget):
    budget.lines.filter(code="achats").update(planned=310)
    page = act("approve", on="2019-01-15")
    budget.refresh_from_db()
    assert budget.status == "draft"
    [told] = page.context["form"].non_field_errors()
    assert re.findall(r"\d+", told) == ["310", "300", "10"]
    assert told in page.content.decode()


def test_day_to_come_approves_nothing(act, budget):
    act("approve", on="2100-01-01")
    budget.refresh_from_db()
    assert budget.status == "draft"


def test_what_keeps_the_budget_open_is_named(approved, event, coordinator_client):
    approved.lines.filter(code="achats").update(actual=500)
    make_in_kind_contribution(event=event, label="Grande salle", quantity=None)
    page = coordinator_client.get(reverse("budget_state", args=[event.slug])).context
    assert [one.code for one in page["lines_to_type"]] == ["commune"]
    assert [one.label for one in page["gifts_to_value"]] == ["Grande salle"]
    assert [one.code for one in page["lines_to_explain"]] == ["achats"]


def test_revision_changes_the_plan_and_keeps_the_earlier_one(act, approved, event):
    act("revise", reason="Une salle de plus")
    approved.lines.update(planned=400)
    assert figures_of(event)["expenses_planned"].value == 300
    act("approve_revision", on="2026-01-01")
    assert open_revision_of(approved) is not None  # before it was opened
    revision = approved.revisions.get(number=2)
    act("approve_revision", on=revision.opened_on.isoformat())
    assert figures_of(event)["expenses_planned"].value == 400
    kept = {
        plan.number: plan.amounts.get(code="achats").amount for plan in approved.revisions.all()
    }
    assert kept == {1: 300, 2: 400}
    page = act("none").content.decode()
    assert "Une salle de plus" in page
    assert "300\u202f€" in page
    assert "400\u202f€" in page


def test_contributions_stand_side_by_side_too(act, budget, event):
    given = make_in_kind_contribution(event=event, label="Salle", planned=250)
    act("approve", on="2019-01-15")
    make_budget_revision(budget=budget, number=2)
    given.planned = 400
    given.save()
    [_charges, _produits, in_kind] = act("none").context["tables"]
    [row] = in_kind.rows
    assert (row.label, [cell.text for cell in row.cells]) == (
        "Salle",
        ["250\u202f€", "400\u202f€"],
    )


def test_revision_needs_a_reason(act, approved):
    act("revise", reason="  ")
    assert approved.revisions.count() == 1


def test_unbalanced_revision_is_not_approved(act, approved):
    act("revise", reason="Une salle de plus")
    approved.lines.filter(code="achats").update(planned=400)
    page = act("approve_revision", on=approved.revisions.get(number=2).opened_on.isoformat())
    assert open_revision_of(approved) is not None
    assert page.context["form"].non_field_errors()


def test_revision_given_up_puts_the_plan_back(act, approved, event):
    act("revise", reason="Une salle de plus")
    approved.lines.update(planned=400, label="Autre")
    act("give_up")
    assert planned(approved) == {"achats": 300, "commune": 300}
    assert {line.label for line in approved.lines.all()} == {""}
    assert approved.revisions.count() == 1


def test_revision_given_up_puts_contributions_back(budget, event):
    given = make_in_kind_contribution(event=event, code="salle", planned=250)
    budget.status, budget.approved_on = "approved", "2019-01-15"
    budget.save()
    revision = make_budget_revision(budget=budget, number=2)
    given.planned, given.use = Decimal(400), "relief"
    given.save()
    make_in_kind_contribution(event=event, code="autre", planned=10)
    give_up_revision(revision=revision)
    rows = event.in_kind_contributions.values_list("code", "planned", "use")
    assert set(rows) == {("salle", 250, "volunteers"), ("autre", None, "volunteers")}


def test_words_of_contributions_are_put_back_too(budget, event):
    given = make_in_kind_contribution(event=event, label="Salle", planned=250)
    budget.status, budget.approved_on = "approved", "2019-01-15"
    budget.save()
    revision = make_budget_revision(budget=budget, number=2)
    given.label = "Autre mot"
    given.save()
    give_up_revision(revision=revision)
    given.refresh_from_db()
    assert given.label == "Salle"


def test_lines_that_say_more_than_the_plan_stay_when_a_revision_is_given_up(approved, event):
    """Not planned before it, or planned by an earlier plan only."""
    common = {"budget": approved, "event": event, "slug": "fees"}
    make_budget_line(code="avant", planned=None, comment="Devis demandé", **common)
    first = make_budget_revision(budget=approved, number=2)
    approved.lines.filter(code="achats").update(slug="rent", planned=0)
    make_budget_line(code="loyer", planned=300, **common)
    approve_revision(revision=first, on=first.opened_on, by=None)
    second = make_budget_revision(budget=approved, number=3)
    approved.lines.filter(code="loyer").update(planned=None)
    make_budget_line(code="apres", planned=300, **common)
    give_up_revision(revision=second)
    assert planned(approved) == {"achats": 0, "commune": 300, "avant": None, "loyer": 300}


def test_account_is_closed_once_everything_is_known(act, approved):
    act("close", comment="Équilibré")
    approved.refresh_from_db()
    assert approved.status == "approved"
    approved.lines.update(actual=300)
    act("close", comment="Équilibré")
    approved.refresh_from_db()
    assert (approved.status, approved.comment) == ("closed", "Équilibré")


ATTACKS = {
    "amount": "UPDATE budgets_budgetline SET planned = 1",
    "wording": "UPDATE budgets_budgetline SET label = 'Champagne'",
    "place": "UPDATE budgets_budgetline SET slug = 'rent' WHERE slug = 'supplies'",
    "line less": "DELETE FROM budgets_budgetline",
    "back to draft": "UPDATE budgets_budget SET status = 'draft', approved_on = NULL",
    "other day": "UPDATE budgets_budget SET approved_on = '2019-01-01'",
    "no budget": "DELETE FROM budgets_budget",
    "kept amount": "UPDATE budgets_plannedamount SET amount = 1",
    "kept amount less": "DELETE FROM budgets_plannedamount",
    "kept plan": "UPDATE budgets_budgetrevision SET approved_on = NULL",
    "kept plan less": "DELETE FROM budgets_budgetrevision",
    "contribution": "UPDATE budgets_inkindcontribution SET planned = 1",
    "contribution less": "DELETE FROM budgets_inkindcontribution",
    "line more": (
        "INSERT INTO budgets_budgetline (event_id, budget_id, code, slug, label, planned, comment, "
        "position, version) SELECT event_id, id, 'plus', 'rent', '', 5, '', 9, 1 "
        "FROM budgets_budget"
    ),
    "revision that leaves no trace": (
        "INSERT INTO budgets_budgetrevision (event_id, budget_id, number, reason, opened_on) "
        "SELECT event_id, id, 2, 'x', '2019-02-01' FROM budgets_budget; "
        "UPDATE budgets_budgetline SET planned = 1; "
        "DELETE FROM budgets_budgetrevision WHERE number = 2"
    ),
    "revision without a reason": (
        "INSERT INTO budgets_budgetrevision (event_id, budget_id, number, reason, opened_on) "
        "SELECT event_id, id, 2, '', '2019-02-01' FROM budgets_budget"
    ),
}


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
    connection.check_constraints()


@pytest.mark.parametrize("attack", ATTACKS)
def test_approved_plan_withstands_sql(attack, budget, event):
    make_in_kind_contribution(event=event, planned=250)
    budget.status, budget.approved_on = "approved", "2019-01-15"
    budget.save()
    before = planned(budget)
    with pytest.raises(IntegrityError), transaction.atomic():
        run(ATTACKS[attack])
    assert planned(budget) == before
    assert budget.revisions.get().amounts.count() == 3
