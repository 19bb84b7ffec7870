"""Acts that the triggers of a budget refuse: each function prepares rows and gives back the act."""

from datetime import date
from decimal import Decimal

from tests.factories import (
    make_budget,
    make_budget_line,
    make_budget_revision,
    make_event,
    make_evidence,
    make_in_kind_contribution,
    make_planned_amount,
)
from tests.refusals import changed

APPROVED = {"approved_on": date(2019, 2, 1)}
APPROVAL = {"status": "approved", "approved_on": date(2019, 1, 15)}


def approved_budget(event=None):
    """300 € on each side, and equal contributions in kind."""
    event = event or make_event()
    budget = make_budget(event=event)
    make_budget_line(budget=budget, slug="supplies", planned=300)
    make_budget_line(budget=budget, slug="grant_commune", planned=300)
    make_in_kind_contribution(event=event, planned=250)
    changed(budget, **APPROVAL).save()
    return budget


def closed_budget(event=None):
    budget = approved_budget(event)
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


def close_with_unequal_values_in_kind():
    budget = approved_budget()
    budget.lines.update(actual=300)
    make_in_kind_contribution(event=budget.event, source="")
    return changed(budget, status="closed").save


def close_while_revising():
    budget = approved_budget()
    budget.lines.update(actual=300)
    revise(budget)
    return changed(budget, status="closed").save


def revise(budget):
    return make_budget_revision(budget=budget, number=2)


def approve_other_plan_than_the_one_kept():
    budget = make_budget()
    make_planned_amount(revision=make_budget_revision(budget=budget, **APPROVED))
    return changed(budget, **APPROVAL).save


def approve_revision_of_nothing():
    return changed(make_budget_revision().budget, **APPROVAL).save


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
    """By itself: its lines and its plan would refuse first."""
    return lambda: deleted_alone(make_budget(**APPROVAL))


def deleted_alone(row):
    """As SQL does it: Django would first delete what hangs on it."""
    type(row).objects.filter(pk=row.pk)._raw_delete("default")


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


def rename_planned_line():
    return changed(approved_budget().lines.first(), label="Champagne").save


def remove_line_of_kept_plan():
    budget = approved_budget()
    revise(budget)
    return budget.lines.first().delete


def change_code_of_kept_plan():
    budget = approved_budget()
    revise(budget)
    return changed(budget.lines.first(), code="autre").save


def add_line_to_closed_budget():
    budget = closed_budget()
    return lambda: make_budget_line(budget=budget, planned=None)


def revise_closed_budget():
    budget = closed_budget()
    return lambda: revise(budget)


def change_reason_of_approved_plan():
    return changed(approved_budget().revisions.get(), reason="Autre").save


def delete_approved_plan():
    return lambda: deleted_alone(approved_budget().revisions.get())


def give_up_a_changed_plan():
    budget = approved_budget()
    revision = revise(budget)
    budget.lines.update(planned=400)
    return revision.delete


def give_up_a_changed_contribution():
    budget = approved_budget()
    revision = revise(budget)
    budget.event.in_kind_contributions.update(planned=400)
    return revision.delete


def approve_unbalanced_revision():
    budget = approved_budget()
    revision = revise(budget)
    changed(budget.lines.first(), planned=400).save()
    return changed(revision, **APPROVED).save


def approve_unequal_revision():
    budget = approved_budget()
    revision = revise(budget)
    make_in_kind_contribution(event=budget.event, planned=1, source="")
    return changed(revision, **APPROVED).save


def kept_amount():
    return approved_budget().revisions.get().amounts.first()


def change_kept_amount():
    return changed(kept_amount(), amount=1).save


def delete_kept_amount():
    return kept_amount().delete


def add_amount_to_kept_plan():
    revision = approved_budget().revisions.get()
    return lambda: make_planned_amount(revision=revision)


def add_evidence_to_closed_budget():
    line = closed_budget().lines.first()
    return lambda: make_evidence(line=line)


def delete_evidence_of_closed_budget():
    budget = approved_budget()
    evidence = make_evidence(line=budget.lines.first())
    budget.lines.update(actual=300)
    changed(budget, status="closed").save()
    return evidence.delete


def change_actual_of_closed_budget():
    return changed(closed_budget().lines.first(), actual=Decimal(280)).save


def contribution_of_approved_budget():
    return approved_budget().event.in_kind_contributions.get()


def add_contribution():
    event = approved_budget().event
    return lambda: make_in_kind_contribution(event=event, planned=10)


def change_contribution():
    return changed(contribution_of_approved_budget(), planned=3).save


def change_use_of_contribution():
    return changed(contribution_of_approved_budget(), use="relief").save


def delete_contribution():
    return contribution_of_approved_budget().delete


def delete_contribution_of_kept_plan():
    budget = approved_budget()
    revise(budget)
    return budget.event.in_kind_contributions.get().delete


def change_value_of_closed_budget():
    return changed(closed_budget().event.in_kind_contributions.get(), quantity=3).save


def move_contribution_into_approved_event():
    event = approved_budget().event
    return changed(make_in_kind_contribution(planned=1), event=event).save
