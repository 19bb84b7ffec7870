"""Somebody types while somebody approves, each with their own connection."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection

from tests.budgets.refused_acts import APPROVAL, approved_budget, revise
from tests.factories import make_budget, make_budget_line, make_event, make_in_kind_contribution
from tests.lock_waits import is_waiting, until

pytestmark = pytest.mark.django_db(transaction=True)
APPROVE = (
    f"UPDATE budgets_budget SET status = 'approved', approved_on = '{APPROVAL['approved_on']}'"
)
APPROVE_REVISION = "UPDATE budgets_budgetrevision SET approved_on = '2019-02-01' WHERE number = 2"
TYPE = "UPDATE budgets_budgetline SET planned = 400"
GIVE = "UPDATE budgets_inkindcontribution SET planned = 400"
ADD = (
    "INSERT INTO budgets_budgetline (event_id, budget_id, code, slug, label, planned, comment, "
    "position, version) SELECT event_id, id, slug, slug, '', 5, '', 9, 1 "
    "FROM budgets_budget, (VALUES ('fees'), ('sales')) AS form (slug)"
)


@pytest.fixture
def draft():
    event = make_event()
    budget = make_budget(event=event)
    make_budget_line(budget=budget, event=event, slug="supplies", planned=300)
    make_budget_line(budget=budget, event=event, slug="grant_commune", planned=300)
    make_in_kind_contribution(event=event, planned=300)
    return budget


def opened():
    return closing(connection.Database.connect(**connection.get_connection_params()))


def one_after_the_other(first_act, second_act):
    """The second begins while the first has not committed. What the second is told, if refused."""
    with opened() as first, opened() as second, ThreadPoolExecutor(1) as pool:
        first.execute(first_act)
        waiting = pool.submit(second.execute, second_act)
        until(lambda: is_waiting(second) or waiting.done())
        first.commit()
        refusal = waiting.exception()
        second.rollback() if refusal else second.commit()
        return refusal and refusal.diag.constraint_name


def kept(budget):
    plan = budget.revisions.order_by("number").last()
    return sorted(plan.amounts.values_list("part", "amount"))


@pytest.mark.parametrize("typed", [TYPE, GIVE, ADD])
def test_approval_keeps_what_was_being_typed(typed, draft):
    assert one_after_the_other(typed, APPROVE) is None
    lines = draft.lines.filter(planned__isnull=False).values_list("planned", flat=True)
    given = draft.event.in_kind_contributions.values_list("planned", flat=True)
    assert kept(draft) == sorted(
        [("line", amount) for amount in lines] + [("in_kind", amount) for amount in given]
    )


def test_approval_judges_what_was_being_typed(draft):
    unbalance = "UPDATE budgets_budgetline SET planned = 400 WHERE slug = 'supplies'"
    assert one_after_the_other(unbalance, APPROVE) == "budgets_budget_balanced"


@pytest.mark.parametrize("typed", [TYPE, GIVE])
def test_approved_revision_keeps_what_was_being_typed(typed):
    budget = approved_budget()
    revise(budget)
    assert one_after_the_other(typed, APPROVE_REVISION) is None
    assert 400 in [amount for _part, amount in kept(budget)]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        (TYPE, "budgets_budgetline_plan_frozen"),
        (ADD, "budgets_budgetline_plan_frozen"),
        (GIVE, "budgets_inkind_frozen"),
    ],
)
def test_nothing_is_typed_once_somebody_is_approving(typed, rule, draft):
    assert one_after_the_other(APPROVE, typed) == rule
    assert {amount for _part, amount in kept(draft)} == {300}


def test_revision_is_not_given_up_under_somebody_who_types():
    revise(approved_budget())
    give_up = "DELETE FROM budgets_budgetrevision WHERE number = 2"
    assert one_after_the_other(TYPE, give_up) == "budgets_revision_given_up_whole"


def test_two_people_type_at_the_same_time(draft):
    """They share the budget: neither waits."""
    line, other = draft.lines.all()
    with opened() as first, opened() as second:
        for session, one in ((first, line), (second, other)):
            session.execute("UPDATE budgets_budgetline SET actual = 5 WHERE id = %s", [one.pk])
        first.commit()
        second.commit()
    assert set(draft.lines.values_list("actual", flat=True)) == {5}
