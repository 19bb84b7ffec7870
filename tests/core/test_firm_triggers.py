"""What SQL with the rights of the application cannot do: get around a trigger."""

import re

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from budgets.models import BudgetLine
from core.firm_triggers import make_triggers_firm
from core.project_paths import ROOT
from tests.budgets.refused_acts import approved_budget
from tests.core.test_factories import OWN_APPS
from tests.factories import make_bilan_version

pytestmark = pytest.mark.django_db
OPEN_FUNCTIONS = """
    SELECT proname FROM pg_proc WHERE proname LIKE 'pgtrigger%'
    AND NOT COALESCE('search_path=public, pg_temp' = ANY (proconfig), FALSE)
"""
EVERY_TRIGGER = {
    trigger.get_pgid(model)
    for label in OWN_APPS
    for model in apps.get_app_config(label).get_models()
    for trigger in getattr(model._meta, "triggers", ())
}


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall() if cursor.description else []


WAYS_AROUND = {
    "ignored": "SELECT set_config('pgtrigger.ignore', '{%s}', TRUE)",
    "read elsewhere": "CREATE TEMP TABLE budgets_budget (LIKE budgets_budget) ON COMMIT DROP",
    "looked for elsewhere": "CREATE SCHEMA away; CREATE TABLE away.budgets_budget "
    "(LIKE budgets_budget); SET LOCAL search_path = away, public",
}


@pytest.mark.parametrize("way", WAYS_AROUND)
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE public.budgets_budgetline SET planned = 1",
        "DELETE FROM public.budgets_plannedamount",
        "TRUNCATE public.budgets_plannedamount",
    ],
)
def test_approved_plan_withstands_ways_around_its_triggers(way, attack):
    approved_budget()
    connection.check_constraints()
    run(WAYS_AROUND[way].replace("%s", ",".join(EVERY_TRIGGER)))
    with pytest.raises(IntegrityError), transaction.atomic():
        run(attack)


def test_published_report_withstands_ignored_triggers():
    make_bilan_version()
    run("SELECT set_config('pgtrigger.ignore', %s, TRUE)", "{" + ",".join(EVERY_TRIGGER) + "}")
    with pytest.raises(IntegrityError), transaction.atomic():
        run("UPDATE reporting_bilanversion SET number = 9")


def test_every_trigger_looks_for_our_tables_first():
    assert EVERY_TRIGGER
    assert run(OPEN_FUNCTIONS) == []


def test_trigger_that_a_migration_made_again_is_made_firm_again():
    """A migration writes the function anew, and the one that lets triggers be ignored."""
    trigger = BudgetLine._meta.triggers[0]
    trigger.install(BudgetLine)
    assert run(OPEN_FUNCTIONS) == [(trigger.get_pgid(BudgetLine),)]
    make_triggers_firm()
    assert run(OPEN_FUNCTIONS) == []
    run("SELECT set_config('pgtrigger.ignore', '{anything}', TRUE)")
    assert run("SELECT _pgtrigger_should_ignore('anything')") == [(False,)]


def recipe():
    """The statements of docs/deployment.md that make a role which owns nothing."""
    text = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    [statements] = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    return statements


OWNERS_ACTS = {
    "disabled": "ALTER TABLE budgets_budgetline DISABLE TRIGGER ALL",
    "dropped": "DROP TABLE budgets_plannedamount CASCADE",
    "emptied": "TRUNCATE reporting_bilanversion CASCADE",
    "put back": "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) "
    "RETURNS BOOLEAN LANGUAGE sql AS 'SELECT TRUE'",
    "as a replica": "SET LOCAL session_replication_role = replica",
}


@pytest.mark.parametrize("act", OWNERS_ACTS)
def test_role_of_the_recipe_cannot_do_what_an_owner_can(act):
    run(recipe())
    run("SET LOCAL ROLE cite_app")
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic():
        run(OWNERS_ACTS[act])
    assert refusal.value.__cause__.sqlstate == "42501"  # insufficient privilege


def test_application_works_with_the_role_of_the_recipe():
    run(recipe())
    run("SET LOCAL ROLE cite_app")
    budget = approved_budget()
    assert budget.revisions.get().amounts.count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        budget.lines.update(planned=1)
