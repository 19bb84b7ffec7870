from datetime import date
from decimal import Decimal

import pytest

from tests.budgets import firm_acts as firm
from tests.budgets import refused_acts as acts
from tests.budgets import refused_funders as of_funders
from tests.factories import (
    make_budget,
    make_budget_line,
    make_budget_revision,
    make_event_membership,
    make_evidence,
    make_funder_representative,
    make_grant,
    make_grant_payment,
    make_in_kind_contribution,
    make_partnership,
    make_planned_amount,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
    copy_of,
)


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


def second_number():
    first = make_budget_revision(approved_on=date(2019, 2, 1))
    return changed(make_budget_revision(budget=first.budget, number=2), number=1)


def second_open_revision():
    first = make_budget_revision()
    return copy_of(first, number=2)


def amount_twice():
    return copy_of(make_planned_amount())


def evidence_of(name, make):
    """Of a thing of another event."""
    return changed(make_evidence(), **{"line": None, name: make()})


CONSTRAINTS = {
    "budgets_representative_member_same_event": lambda: changed(
        make_funder_representative(), membership=make_event_membership(role="funder")
    ),
    "budgets_representative_funder_same_event": lambda: changed(
        make_funder_representative(), funder=make_partnership(is_funder=True)
    ),
    "budgets_representative_unique": lambda: copy_of(make_funder_representative()),
    "budgets_budget_opening_known": lambda: changed(make_budget(), shown_to_funders="everything"),
    "budgets_budget_approval_date": lambda: changed(make_budget(), status="approved"),
    "budgets_budgetline_budget_same_event": line_in_another_budget,
    "budgets_budgetline_grant_same_event": line_with_another_grant,
    "budgets_budgetline_code_unique": line_with_same_code,
    "budgets_budgetline_slug_known": lambda: changed(make_budget_line(), slug="champagne"),
    "budgets_budgetline_grant_same_line": grant_of_another_line,
    "budgets_budgetline_comment_length": lambda: changed(make_budget_line(), comment="x" * 2001),
    "budgets_budgetline_not_negative": lambda: changed(make_budget_line(), planned=Decimal(-1)),
    "budgets_grant_funder_same_event": lambda: changed(make_grant(), funder=make_partnership()),
    "budgets_grant_code_unique": lambda: same_code(make_grant),
    "budgets_grant_slug_known": lambda: changed(make_grant(), slug="supplies"),
    "budgets_grant_not_negative": lambda: changed(make_grant(), requested=Decimal(-1)),
    "budgets_payment_grant_same_event": lambda: changed(
        make_grant_payment(), grant=make_grant(awarded=Decimal(1000))
    ),
    "budgets_payment_code_unique": lambda: copy_of(make_grant_payment()),
    "budgets_payment_positive": lambda: changed(make_grant_payment(), amount=Decimal(0)),
    "budgets_grant_year": lambda: changed(make_grant(), year=19),
    "budgets_inkind_giver_same_event": lambda: changed(
        make_in_kind_contribution(), giver=make_partnership()
    ),
    "budgets_inkind_code_unique": lambda: same_code(make_in_kind_contribution),
    "budgets_inkind_has_a_side": lambda: changed(make_in_kind_contribution(), use="", source=""),
    "budgets_inkind_lines_known": lambda: changed(make_in_kind_contribution(), use="magic"),
    "budgets_inkind_quantity_positive": lambda: changed(make_in_kind_contribution(), quantity=0),
    "budgets_inkind_not_negative": lambda: changed(make_in_kind_contribution(), planned=-1),
    "budgets_inkind_valuation_known": lambda: changed(
        make_in_kind_contribution(), valuation="feeling"
    ),
    "budgets_inkind_accepted_by_giver": lambda: changed(
        make_in_kind_contribution(), accepted_on=date(2019, 5, 2)
    ),
    "budgets_revision_budget_same_event": lambda: copy_of(
        make_budget_revision(), budget=make_budget()
    ),
    "budgets_revision_number_unique": second_number,
    "budgets_revision_one_open": second_open_revision,
    "budgets_revision_has_reason": lambda: changed(make_budget_revision(), number=2, reason=""),
    "budgets_revision_dates": lambda: changed(
        make_budget_revision(), approved_on=date(2019, 1, 31)
    ),
    "budgets_plannedamount_part_known": lambda: changed(make_planned_amount(), part="tip"),
    "budgets_plannedamount_unique": amount_twice,
    "budgets_evidence_line_same_event": lambda: evidence_of("line", make_budget_line),
    "budgets_evidence_inkind_same_event": lambda: evidence_of(
        "contribution", make_in_kind_contribution
    ),
    "budgets_evidence_grant_same_event": lambda: evidence_of("grant", make_grant),
    "budgets_evidence_proves_one_thing": lambda: changed(make_evidence(), line=None),
    "budgets_evidence_kind_known": lambda: changed(make_evidence(), kind="rumour"),
    "budgets_evidence_size": lambda: changed(make_evidence(), content=b""),
    "budgets_evidence_unique": lambda: copy_of(make_evidence()),
}


TRIGGERS = {
    "budgets_payment_not_to_come": [of_funders.be_paid_tomorrow],
    "budgets_payment_within_awarded": [
        of_funders.pay_more_than_is_awarded,
        of_funders.pay_what_nobody_awarded,
        of_funders.raise_a_payment_over_what_is_awarded,
    ],
    "budgets_grant_covers_payments": [
        of_funders.award_less_than_was_paid,
        of_funders.forget_why_more_was_paid,
    ],
    "budgets_representative_holds_role": [of_funders.let_a_reception_account_read_for_a_funder],
    "budgets_representative_of_a_funder": [
        of_funders.let_an_account_read_for_a_partner,
        of_funders.move_an_account_to_a_partner,
    ],
    "budgets_budget_balanced": [acts.approve_unbalanced_plan, acts.approve_with_memo_line_counted],
    "budgets_budget_in_kind_equal": [
        acts.approve_with_values_in_kind_that_differ,
        acts.create_already_approved_and_unbalanced,
    ],
    "budgets_budget_final": [acts.reopen_closed_budget, acts.change_comment_of_closed_budget],
    "budgets_budget_no_way_back": [
        acts.back_to_draft,
        acts.change_approval_date,
        acts.change_approval_date_while_closing,
    ],
    "budgets_budget_kept": [acts.delete_approved_budget],
    "budgets_budget_approver_kept": [
        firm.forge_who_approved,
        firm.forge_who_approved_a_closed_budget,
    ],
    "budgets_budget_not_emptied": [firm.emptying("budgets_budget")],
    "budgets_budgetline_not_emptied": [firm.emptying("budgets_budgetline")],
    "budgets_revision_not_emptied": [firm.emptying("budgets_budgetrevision")],
    "budgets_plannedamount_not_emptied": [firm.emptying("budgets_plannedamount")],
    "budgets_inkind_not_emptied": [firm.emptying("budgets_inkindcontribution")],
    "budgets_evidence_not_emptied": [firm.emptying("budgets_evidence", acts.closed_budget)],
    "budgets_budget_actual_known": [
        acts.close_without_actual_amount,
        acts.create_already_closed_line_by_line,
    ],
    "budgets_budget_gaps_explained": [
        acts.close_with_unexplained_gap,
        firm.close_with_unplanned_amount,
        firm.close_with_amount_planned_at_nothing,
        firm.close_without_any_plan,
    ],
    "budgets_budget_in_kind_equal_at_closing": [acts.close_with_unequal_values_in_kind],
    "budgets_budget_not_being_revised": [acts.close_while_revising],
    "budgets_budget_plan_known": [
        acts.approve_other_plan_than_the_one_kept,
        acts.approve_revision_of_nothing,
    ],
    "budgets_budgetline_plan_frozen": [
        acts.add_planned_line,
        acts.change_planned_amount,
        acts.delete_planned_line,
        acts.rename_planned_line,
        acts.move_line_out_of_approved_budget,
        acts.move_line_into_approved_budget,
    ],
    "budgets_budgetline_keeps_plan": [
        acts.remove_line_of_kept_plan,
        acts.change_code_of_kept_plan,
        firm.remove_line_of_an_earlier_plan,
        firm.change_code_of_an_earlier_plan,
        firm.move_line_of_a_kept_plan,
    ],
    "budgets_budgetline_closed": [
        acts.change_actual_of_closed_budget,
        acts.add_line_to_closed_budget,
    ],
    "budgets_revision_of_open_budget": [acts.revise_closed_budget],
    "budgets_revision_final": [acts.change_reason_of_approved_plan],
    "budgets_revision_people_kept": [
        firm.forge_who_opened_a_plan,
        firm.forge_who_opened_a_revision,
        firm.forge_who_approved_a_plan,
    ],
    "budgets_revision_kept": [acts.delete_approved_plan],
    "budgets_revision_given_up_whole": [
        acts.give_up_a_changed_plan,
        acts.give_up_a_changed_contribution,
        firm.give_up_a_renamed_line,
        firm.give_up_a_renamed_contribution,
    ],
    "budgets_revision_balanced": [acts.approve_unbalanced_revision],
    "budgets_revision_in_kind_equal": [acts.approve_unequal_revision],
    "budgets_plannedamount_kept": [
        acts.add_amount_to_kept_plan,
        acts.change_kept_amount,
        acts.delete_kept_amount,
        firm.add_amount_to_an_earlier_plan,
        firm.change_kept_amount_from_another_trigger,
    ],
    "budgets_evidence_closed": [
        acts.add_evidence_to_closed_budget,
        acts.delete_evidence_of_closed_budget,
        firm.change_type_of_closed_evidence,
        firm.change_day_of_closed_evidence,
        firm.forge_who_added_closed_evidence,
    ],
    "budgets_inkind_frozen": [
        acts.add_contribution,
        acts.change_contribution,
        acts.change_use_of_contribution,
        acts.delete_contribution,
        acts.move_contribution_into_approved_event,
    ],
    "budgets_inkind_keeps_plan": [
        acts.delete_contribution_of_kept_plan,
        firm.remove_contribution_of_an_earlier_plan,
        firm.change_code_of_a_contribution_of_an_earlier_plan,
        firm.move_contribution_of_a_kept_plan,
    ],
    "budgets_inkind_closed": [
        acts.change_value_of_closed_budget,
        firm.forge_who_accepted_a_contribution,
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
