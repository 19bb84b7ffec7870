from datetime import date
from decimal import Decimal

import pytest

from tests.factories import (
    make_budget,
    make_budget_line,
    make_event,
    make_grant,
    make_in_kind_contribution,
    make_partnership,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
)

APPROVAL = {"status": "approved", "approved_on": date(2019, 1, 15)}


def same_code(make, **owner):
    first = make(**owner)
    return changed(make(event=first.event, **owner), code=first.code)


def line_with_same_code():
    first = make_budget_line()
    return changed(make_budget_line(event=first.event, budget=first.budget), code=first.code)


def line_in_another_budget():
    return changed(make_budget_line(), budget=make_budget())


def line_with_another_grant():
    return changed(make_budget_line(slug="grant_commune"), grant=make_grant())


def grant_of_another_line():
    line = make_budget_line(slug="grant_state")
    return changed(line, grant=make_grant(event=line.event, slug="grant_commune"))


CONSTRAINTS = {
    "budgets_budget_approval_date": lambda: changed(make_budget(), status="approved"),
    "budgets_budgetline_budget_same_event": line_in_another_budget,
    "budgets_budgetline_grant_same_event": line_with_another_grant,
    "budgets_budgetline_code_unique": line_with_same_code,
    "budgets_budgetline_slug_known": lambda: changed(make_budget_line(), slug="champagne"),
    "budgets_budgetline_grant_same_line": grant_of_another_line,
    "budgets_budgetline_not_negative": lambda: changed(make_budget_line(), planned=Decimal(-1)),
    "budgets_grant_funder_same_event": lambda: changed(make_grant(), funder=make_partnership()),
    "budgets_grant_code_unique": lambda: same_code(make_grant),
    "budgets_grant_slug_known": lambda: changed(make_grant(), slug="supplies"),
    "budgets_grant_not_negative": lambda: changed(make_grant(), requested=Decimal(-1)),
    "budgets_grant_paid_within_awarded": lambda: changed(
        make_grant(awarded=Decimal(900)), paid=Decimal("900.01")
    ),
    "budgets_grant_year": lambda: changed(make_grant(), year=19),
    "budgets_inkind_giver_same_event": lambda: changed(
        make_in_kind_contribution(), giver=make_partnership()
    ),
    "budgets_inkind_code_unique": lambda: same_code(make_in_kind_contribution),
    "budgets_inkind_has_a_side": lambda: changed(make_in_kind_contribution(), use="", source=""),
    "budgets_inkind_lines_known": lambda: changed(make_in_kind_contribution(), use="magic"),
    "budgets_inkind_quantity_positive": lambda: changed(make_in_kind_contribution(), quantity=0),
    "budgets_inkind_not_negative": lambda: changed(make_in_kind_contribution(), planned=-1),
}


def approved_budget(event=None):
    """300 € on each side, and equal contributions in kind."""
    event = event or make_event()
    budget = make_budget(event=event)
    make_budget_line(budget=budget, slug="supplies", planned=300)
    make_budget_line(budget=budget, slug="grant_commune", planned=300)
    make_in_kind_contribution(event=event)
    changed(budget, **APPROVAL).save()
    return budget


def closed_budget():
    budget = approved_budget()
    budget.lines.update(actual=300)
    changed(budget, status="closed").save()
    return budget


def close_with(**values):
    budget = approved_budget()
    budget.lines.update(actual=300)
    changed(budget.lines.first(), **values).save()
    return changed(budget, status="closed").save


def close_without_actual_amount():
    return close_with(actual=None)


def close_with_unexplained_gap():
    return close_with(actual=Decimal("330"))


def create_already_closed_line_by_line():
    event = make_event()
    budget = make_budget(event=event)
    make_budget_line(budget=budget, slug="supplies", planned=0)
    return changed(budget, status="closed", approved_on=date(2019, 1, 15)).save


def back_to_draft():
    return changed(approved_budget(), status="draft", approved_on=None).save


def change_approval_date():
    return changed(approved_budget(), approved_on=date(2019, 1, 16)).save


def change_approval_date_while_closing():
    budget = approved_budget()
    budget.lines.update(actual=300)
    return changed(budget, status="closed", approved_on=date(2019, 1, 16)).save


def reopen_closed_budget():
    return changed(closed_budget(), status="approved").save


def change_comment_of_closed_budget():
    return changed(closed_budget(), comment="Encore un mot.").save


def delete_approved_budget():
    """Without lines: these would refuse first."""
    budget = make_budget(**APPROVAL)
    return budget.delete


def approve_unbalanced_plan():
    return changed(make_budget_line().budget, **APPROVAL).save


def approve_with_memo_line_counted():
    """A line "of which" must not make up the balance."""
    budget = make_budget_line(planned=100).budget
    make_budget_line(budget=budget, slug="dues_and_gifts", planned=100)
    return changed(budget, **APPROVAL).save


def create_already_approved_and_unbalanced():
    event = make_event()
    make_in_kind_contribution(event=event, source="")
    return lambda: make_budget(event=event, **APPROVAL)


def approve_with_values_in_kind_that_differ():
    event = make_event()
    make_in_kind_contribution(event=event, source="")
    return changed(make_budget(event=event), **APPROVAL).save


def add_planned_line():
    budget = approved_budget()
    return lambda: make_budget_line(budget=budget)


def change_planned_amount():
    return changed(approved_budget().lines.first(), planned=Decimal(301)).save


def delete_planned_line():
    return approved_budget().lines.first().delete


def move_line_out_of_approved_budget():
    line = approved_budget().lines.first()
    elsewhere = make_budget()
    return changed(line, event=elsewhere.event, budget=elsewhere).save


def move_line_into_approved_budget():
    budget = approved_budget()
    return changed(make_budget_line(), event=budget.event, budget=budget).save


def change_actual_of_closed_budget():
    return changed(closed_budget().lines.first(), actual=Decimal(280)).save


def contribution_of_approved_budget():
    return approved_budget().event.in_kind_contributions.get()


def add_contribution():
    event = approved_budget().event
    return lambda: make_in_kind_contribution(event=event)


def change_contribution():
    return changed(contribution_of_approved_budget(), quantity=3).save


def delete_contribution():
    return contribution_of_approved_budget().delete


def move_contribution_into_approved_event():
    event = approved_budget().event
    return changed(make_in_kind_contribution(), event=event).save


TRIGGERS = {
    "budgets_budget_balanced": [approve_unbalanced_plan, approve_with_memo_line_counted],
    "budgets_budget_in_kind_equal": [
        approve_with_values_in_kind_that_differ,
        create_already_approved_and_unbalanced,
    ],
    "budgets_budget_final": [reopen_closed_budget, change_comment_of_closed_budget],
    "budgets_budget_no_way_back": [
        back_to_draft,
        change_approval_date,
        change_approval_date_while_closing,
    ],
    "budgets_budget_kept": [delete_approved_budget],
    "budgets_budget_actual_known": [
        close_without_actual_amount,
        create_already_closed_line_by_line,
    ],
    "budgets_budget_gaps_explained": [close_with_unexplained_gap],
    "budgets_budgetline_plan_frozen": [
        add_planned_line,
        change_planned_amount,
        delete_planned_line,
        move_line_out_of_approved_budget,
        move_line_into_approved_budget,
    ],
    "budgets_budgetline_closed": [change_actual_of_closed_budget],
    "budgets_inkind_frozen": [
        add_contribution,
        change_contribution,
        delete_contribution,
        move_contribution_into_approved_event,
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name):
    assert_constraint_holds(name, CONSTRAINTS[name]())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "prepare"), acts_of(TRIGGERS))
def test_trigger_refuses(name, prepare):
    assert_trigger_refuses(name, prepare())
