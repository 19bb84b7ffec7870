"""A page of the budget that was read before a colleague changed what it shows."""

import pytest
from django.urls import reverse

from budgets.services import approve_revision
from tests.factories import make_budget_line, make_budget_revision, make_grant
from tests.personas import client_of, holder
from tests.refusals import changed
from tests.reporting.budget.typist import Typist

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(budget):
    return budget.lines.get(code="achats")


@pytest.fixture
def revised(approved, event, coordinator, coordinator_client):
    """A page that was opened during a revision, which somebody then approved."""
    revision = make_budget_revision(budget=approved, number=2)
    typist = Typist(coordinator_client, event)
    approve_revision(revision=revision, on=revision.opened_on, by=coordinator)
    return typist


def test_plan_typed_too_late_is_refused_and_stays_on_the_page(revised, line):
    page = revised.type(line, planned="350", actual="280").send().content.decode()
    line.refresh_from_db()
    assert (line.planned, line.actual) == (300, None)
    assert f'id="id_line-{line.pk}-planned_error"' in page
    assert 'value="350"' in page
    assert 'value="280"' in page
    assert "<title>Erreur" in page


@pytest.mark.parametrize(
    "typed", [{"label": "Badges"}, {"slug": "rent"}, {"planned": "douze"}, {"planned": ""}]
)
def test_words_and_place_typed_too_late_are_refused(typed, revised, line):
    told = revised.type(line, **typed).send_line(line)
    assert (told["outcome"], [*told["errors"]]) == ("refused", [*typed])


def test_what_the_plan_does_not_say_is_still_saved_from_an_older_page(revised, line):
    revised.type(line, actual="280").send()
    line.refresh_from_db()
    assert (line.planned, line.actual) == (300, 280)


def test_line_that_nobody_touched_is_not_held_against_a_colleague(revised, line):
    other = line.budget.lines.get(code="commune")
    changed(other, actual=290).save()
    page = revised.type(line, actual="280").send()
    assert page.redirect_chain
    assert dict(line.budget.lines.values_list("code", "actual")) == {"achats": 280, "commune": 290}


def test_new_line_planned_too_late_is_refused_and_stays_on_the_page(revised, budget):
    page = revised.add("expense", slug="fees", label="Navette", planned="80").send()
    assert budget.lines.count() == 2
    assert 'id="id_new-expense-planned_error"' in page.content.decode()
    assert 'value="80"' in page.content.decode()


def test_line_typed_after_the_closing_stays_on_the_page(approved, event, coordinator_client):
    line = approved.lines.get(code="achats")
    typist = Typist(coordinator_client, event)
    approved.lines.update(actual=300)
    changed(approved, status="closed").save()
    line.refresh_from_db()
    typist.values[f"line-{line.pk}-version"] = str(line.version)
    page = typist.type(line, actual="280", comment="Remise").send().content.decode()
    assert 'value="280"' in page
    assert "Remise" in page


def test_line_that_a_colleague_changed_is_not_removed(event, budget, line, coordinator_client):
    typist = Typist(coordinator_client, event)
    colleague = Typist(client_of(holder(event, "coordinator")), event)
    colleague.type(line, comment="Facture du 3 mai").send()
    page = typist.send(f"remove:{line.pk}").content.decode()
    assert budget.lines.filter(pk=line.pk).exists()
    assert "Facture du 3 mai" in page
    typist.values[f"line-{line.pk}-version"] = "2"  # that of the page that told
    typist.send(f"remove:{line.pk}")
    assert not budget.lines.filter(pk=line.pk).exists()


def test_line_is_changed_then_removed_by_the_same_person(event, budget, line, coordinator_client):
    Typist(coordinator_client, event).type(line, actual="5").send(f"remove:{line.pk}")
    assert not budget.lines.filter(pk=line.pk).exists()


@pytest.mark.parametrize("version", ["", "douze", None])
def test_nothing_is_removed_without_saying_what_was_read(
    version, event, budget, line, coordinator_client
):
    sent = {"action": f"remove:{line.pk}"}
    if version is not None:
        sent[f"line-{line.pk}-version"] = version
    coordinator_client.post(reverse("budget_entry", args=[event.slug]), sent)
    assert budget.lines.filter(pk=line.pk).exists()


def test_line_bearing_a_grant_meanwhile_stays_in_its_place(event, budget, coordinator_client):
    line = make_budget_line(budget=budget, event=event, slug="grant_state")
    typist = Typist(coordinator_client, event)
    changed(line, grant=make_grant(event=event, slug="grant_state")).save()
    told = typist.type(line, slug="grant_region").send_line(line)
    assert [*told["errors"]] == ["slug"]
