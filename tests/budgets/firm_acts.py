"""Acts that the triggers of a budget refuse, tried around the page that offers none of them."""

from datetime import date
from decimal import Decimal

from django.db import connection

from tests.budgets.refused_acts import (
    APPROVED,
    approved_budget,
    closed_budget,
    deleted_alone,
    revise,
)
from tests.factories import (
    make_budget,
    make_budget_line,
    make_event,
    make_evidence,
    make_in_kind_contribution,
    make_partnership,
    make_planned_amount,
    make_user,
)
from tests.refusals import changed


def emptied(table):
    def act():
        connection.check_constraints()
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")

    return act


def emptying(table, prepare=approved_budget):
    """The preparation of an act: `prepare` makes rows that are kept."""

    def empty_table():
        prepare()
        return emptied(table)

    return empty_table


def evidence_of_closed_budget():
    budget = approved_budget()
    evidence = make_evidence(line=budget.lines.first())
    budget.lines.update(actual=300)
    changed(budget, status="closed").save()
    return evidence


def change_type_of_closed_evidence():
    return changed(evidence_of_closed_budget(), media_type="image/png").save


def change_day_of_closed_evidence():
    return changed(evidence_of_closed_budget(), added_on=date(2019, 5, 1)).save


def forge_who_added_closed_evidence():
    return changed(evidence_of_closed_budget(), added_by=make_user()).save


def forge_who_approved():
    return changed(approved_budget(), approved_by=make_user()).save


def forge_who_approved_a_closed_budget():
    return changed(closed_budget(), approved_by=make_user()).save


def forge_who_opened_a_plan():
    return changed(approved_budget().revisions.get(), opened_by=make_user()).save


def forge_who_opened_a_revision():
    return changed(revise(approved_budget()), opened_by=make_user()).save


def forge_who_approved_a_plan():
    return changed(approved_budget().revisions.get(), approved_by=make_user()).save


def forge_who_accepted_a_contribution():
    event = make_event()
    giver = make_partnership(event=event)
    make_in_kind_contribution(event=event, giver=giver, accepted_on=date(2019, 1, 2))
    budget = approved_budget(event)
    budget.lines.update(actual=300)
    changed(budget, status="closed").save()
    given = event.in_kind_contributions.get(giver=giver)
    return changed(given, accepted_by=make_user()).save


def budget_whose_second_plan_lacks_a_line():
    """Both sides of it, so that the plan still balances; and its contribution in kind."""
    budget = approved_budget()
    revision = revise(budget)
    budget.lines.update(planned=None)
    budget.event.in_kind_contributions.update(planned=None)
    changed(revision, **APPROVED).save()
    return budget


def remove_line_of_an_earlier_plan():
    return budget_whose_second_plan_lacks_a_line().lines.first().delete


def change_code_of_an_earlier_plan():
    return changed(budget_whose_second_plan_lacks_a_line().lines.first(), code="autre").save


def move_line_of_a_kept_plan():
    budget = approved_budget()
    revise(budget)
    line, elsewhere = budget.lines.first(), make_budget()
    return changed(line, event=elsewhere.event, budget=elsewhere).save


def remove_contribution_of_an_earlier_plan():
    budget = budget_whose_second_plan_lacks_a_line()
    return budget.event.in_kind_contributions.get().delete


def change_code_of_a_contribution_of_an_earlier_plan():
    budget = budget_whose_second_plan_lacks_a_line()
    return changed(budget.event.in_kind_contributions.get(), code="autre").save


def move_contribution_of_a_kept_plan():
    budget = approved_budget()
    revise(budget)
    return changed(budget.event.in_kind_contributions.get(), event=make_event()).save


def give_up_a_renamed_line():
    budget = approved_budget()
    revision = revise(budget)
    budget.lines.update(label="Champagne")
    return lambda: deleted_alone(revision)


def give_up_a_renamed_contribution():
    budget = approved_budget()
    revision = revise(budget)
    budget.event.in_kind_contributions.update(label="Champagne")
    return lambda: deleted_alone(revision)


def close_with_unplanned_amount():
    return close_with_more(planned=None, actual=Decimal(50000))


def close_with_amount_planned_at_nothing():
    """Planned by the revision at 0 €: the same."""
    budget = approved_budget()
    revision = revise(budget)
    make_budget_line(budget=budget, event=budget.event, slug="fees", planned=0, actual=1)
    changed(revision, **APPROVED).save()
    budget.lines.exclude(slug="fees").update(actual=300)
    return changed(budget, status="closed").save


def close_with_more(**values):
    budget = approved_budget()
    budget.lines.update(actual=300)
    make_budget_line(budget=budget, event=budget.event, slug="fees", **values)
    return changed(budget, status="closed").save


def close_without_any_plan():
    """Approved with nothing on it: what was spent all the same is still to be explained."""
    budget = make_budget(status="approved", approved_on=date(2019, 1, 15))
    make_budget_line(budget=budget, event=budget.event, slug="fees", planned=None, actual=9)
    return changed(budget, status="closed").save


def add_amount_to_an_earlier_plan():
    """As the revision that is open says it, in the plan that was approved before."""
    budget = approved_budget()
    first = budget.revisions.get()
    revise(budget)
    line = make_budget_line(budget=budget, event=budget.event, slug="fees", planned=7)
    values = {"code": line.code, "slug": "fees", "amount": Decimal(7)}
    return lambda: make_planned_amount(revision=first, **values)


def change_kept_amount_from_another_trigger():
    """The depth of a trigger says nothing: anybody may put one on a table of their own."""
    approved_budget()

    def act():
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMP TABLE lever (id int) ON COMMIT DROP; "
                "CREATE FUNCTION pg_temp.pull() RETURNS trigger LANGUAGE plpgsql AS "
                "'BEGIN UPDATE budgets_plannedamount SET amount = 1; RETURN NEW; END'; "
                "CREATE TRIGGER pull AFTER INSERT ON lever FOR EACH ROW "
                "EXECUTE FUNCTION pg_temp.pull(); "
                "INSERT INTO lever VALUES (1)"
            )

    return act
