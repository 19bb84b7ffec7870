"""Grants: their place on the form, their line, their warnings and reminders."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.urls import reverse

from budgets.services.grants import save_grant
from budgets.services.reminders import prepare_reminders
from reporting.next_steps.budget import accounts_to_send
from tests.budgets.refused_acts import APPROVAL
from tests.factories import (
    make_budget,
    make_budget_line,
    make_event_membership,
    make_grant,
    make_grant_payment,
    make_organisation,
    make_partnership,
)
from tests.refusals import changed

pytestmark = pytest.mark.django_db
AFTER = date(2020, 1, 10)


def funder(event, kind):
    organisation = make_organisation(kind=kind, name="Est Ensemble")
    return make_partnership(event=event, organisation=organisation, is_funder=True)


@pytest.fixture
def add(event, coordinator_client):
    def send(**typed):
        typed = {"year": 2019, **typed}
        return coordinator_client.post(reverse("grant_add", args=[event.slug]), typed, follow=True)

    return send


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        ("epci", "grant_epci"),
        ("department", "grant_department"),
        ("company", "grant_private"),
        ("consular", "grant_other_public"),
    ],
)
def test_place_on_the_form_follows_the_kind_of_funder(kind, slug, add, event):
    add(funder=funder(event, kind).pk, requested="15 000")
    grant = event.grants.get()
    assert (grant.slug, grant.code) == (slug, "est-ensemble")
    assert (grant.line.slug, grant.line.planned, grant.line.label) == (slug, 15000, "Est Ensemble")


def test_line_of_a_grant_after_approval_plans_nothing(add, event):
    make_budget(event=event, status="approved", approved_on=date(2019, 1, 15))
    add(funder=funder(event, "epci").pk, requested="15000")
    assert event.grants.get().line.planned is None


def test_grant_of_the_administration_gets_its_line_too(event, coordinator_client):
    rows = {f"payments-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
    typed = {"funder": funder(event, "epci").pk, "slug": "grant_epci", "requested": "150", **rows}
    url = reverse("admin:budgets_grant_add")
    coordinator_client.post(url, {"code": "est-ensemble", "year": 2019, **typed})
    assert event.grants.get().line.planned == 150


def test_organisation_that_funds_nothing_is_refused(add, event):
    page = add(funder=make_partnership(event=event).pk)
    assert page.context["form"].errors["funder"]


@pytest.mark.parametrize(("asked", "told"), [("300", 0), ("300,01", 1)])
def test_grant_over_the_total_is_told(asked, told, add, event):
    budget = make_budget(event=event)
    make_budget_line(budget=budget, slug="fees", planned=Decimal(300))
    page = add(funder=funder(event, "epci").pk, requested=asked)
    warnings = [one for one in page.context["messages"] if one.level_tag == "warning"]
    assert len(warnings) == told
    assert event.grants.exists()


@pytest.mark.parametrize(("awarded", "needed"), [("23000", False), ("23000.01", True)])
def test_agreement_is_needed_above_the_threshold(awarded, needed, event, coordinator_client):
    grant = make_grant(event=event, awarded=Decimal(awarded))
    assert grant.needs_agreement is needed
    page = coordinator_client.get(reverse("budget_grants", args=[event.slug])).content.decode()
    assert ("2000-321" in page) is needed


def test_account_is_due_six_months_after_the_year(event):
    assert make_grant(event=event, year=2019).account_due_on == date(2020, 6, 30)


def test_grant_goes_with_its_empty_line(add, event, coordinator_client):
    add(funder=funder(event, "epci").pk)
    grant = event.grants.get()
    url = reverse("grant_remove", args=[event.slug, grant.pk])
    changed(grant.line, actual=5).save()
    coordinator_client.post(url)
    assert event.grants.exists()
    event.budget_lines.update(actual=None)
    coordinator_client.post(url)
    assert not event.grants.exists()
    assert not event.budget_lines.exists()


def test_grant_that_was_paid_is_not_removed_with_its_payments(event, coordinator_client):
    payment = make_grant_payment(grant=make_grant(event=event, awarded=Decimal(900)))
    page = coordinator_client.post(
        reverse("grant_remove", args=[event.slug, payment.grant_id]), follow=True
    )
    assert [one.level_tag for one in page.context["messages"]] == ["error"]
    assert event.grant_payments.count() == 1


@pytest.fixture
def choose_another_funder(event, coordinator_client):
    def send(grant):
        other = make_partnership(
            event=event, organisation=make_organisation(name="Plaine Commune"), is_funder=True
        )
        url = reverse("grant_edit", args=[event.slug, grant.pk])
        seen = coordinator_client.get(url).context["form"]["seen"].value()
        coordinator_client.post(url, {"funder": other.pk, "year": 2019, "seen": seen})
        grant.refresh_from_db()
        assert grant.funder == other

    return send


def test_line_that_bears_the_name_of_the_funder_follows_it(add, event, choose_another_funder):
    add(funder=funder(event, "epci").pk)
    choose_another_funder(event.grants.get())
    assert event.budget_lines.get().label == "Plaine Commune"


@pytest.mark.parametrize("status", ["approved", "closed"])
def test_line_of_an_approved_plan_or_closed_account_keeps_its_words(
    event, choose_another_funder, status
):
    budget = make_budget(event=event)
    grant = make_grant(event=event, funder=funder(event, "epci"), slug="grant_epci")
    make_budget_line(budget=budget, slug="supplies", planned=300)
    words = {"slug": "grant_epci", "label": "Est Ensemble", "planned": 300}
    line = make_budget_line(budget=budget, grant=grant, **words)
    changed(budget, **APPROVAL).save()
    if status == "closed":
        budget.lines.update(actual=300)
        changed(budget, status="closed").save()
    choose_another_funder(grant)
    line.refresh_from_db()
    assert line.label == "Est Ensemble"


def test_line_that_another_rule_refuses_is_not_passed_over(event):
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE budgets_budgetline ADD CONSTRAINT another CHECK (label <> 'Autre')"
        )
    grant = make_grant(event=event, funder=funder(event, "epci"), slug="grant_epci")
    make_budget_line(event=event, grant=grant, slug="grant_epci", label="Est Ensemble")
    grant.funder = make_partnership(
        event=event, organisation=make_organisation(name="Autre"), is_funder=True
    )
    with pytest.raises(IntegrityError):
        save_grant(grant=grant)


def test_agreement_is_recalled_once_a_month(event, coordinator):
    make_grant(event=event, awarded=Decimal(30000))
    for today in (date(2019, 2, 1), date(2019, 2, 20), date(2019, 3, 1)):
        prepare_reminders(event=event, today=today)
    messages = event.outgoing_messages.all()
    assert [message.to_email for message in messages] == [coordinator.email] * 2
    assert {message.state for message in messages} == {"approved"}
    assert "30\u202f000\u202f€" in messages[0].text


@pytest.mark.parametrize(
    ("today", "count"),
    [
        (date(2020, 4, 30), 0),
        (date(2020, 5, 1), 1),
        (date(2020, 6, 16), 1),
        (date(2020, 6, 30), 1),
        (date(2020, 7, 1), 1),
    ],
)
def test_account_is_recalled_before_it_is_due(today, count, event, coordinator):
    make_grant(event=event, awarded=Decimal(900), year=2019)
    prepare_reminders(event=event, today=today)
    prepare_reminders(event=event, today=today)
    assert event.outgoing_messages.count() == count


def test_account_is_recalled_at_each_stage(event, coordinator):
    make_grant(event=event, awarded=Decimal(900), year=2019)
    for today in (date(2020, 5, 2), date(2020, 6, 20), date(2020, 6, 30), date(2020, 8, 1)):
        prepare_reminders(event=event, today=today)
    assert event.outgoing_messages.count() == 4


def test_account_due_before_the_event_is_recalled_before_it(event, coordinator):
    """A grant of the year before: the event may still be months away."""
    type(event).objects.filter(pk=event.pk).update(
        starts_on=date(2027, 5, 18), ends_on=date(2027, 5, 19)
    )
    event.refresh_from_db()
    make_grant(event=event, awarded=Decimal(900), year=2025)
    for today in (date(2026, 4, 1), date(2026, 5, 2), date(2026, 11, 27)):
        prepare_reminders(event=event, today=today)
    assert event.outgoing_messages.count() == 2  # two months before it is due, then once it is late
    steps = [accounts_to_send(event, day) for day in (date(2026, 4, 1), date(2026, 5, 2))]
    assert [step and step.due_on for step in steps] == [None, date(2026, 6, 30)]


def test_nothing_is_recalled_once_it_is_done(event, coordinator):
    make_grant(event=event, awarded=Decimal(900), year=2019, account_sent_on=AFTER)
    make_grant(
        event=event, awarded=Decimal(30000), agreement_signed_on=AFTER, account_sent_on=AFTER
    )
    assert prepare_reminders(event=event, today=date(2020, 6, 30)) == []


def test_only_coordinators_are_told(event):
    for role in ("funder", "reception", "contributor"):
        make_event_membership(event=event, role=role)
    make_grant(event=event, awarded=Decimal(30000))
    assert prepare_reminders(event=event, today=date(2019, 2, 1)) == []


def test_command_prepares_those_of_every_event(event, coordinator, capsys):
    make_grant(event=event, awarded=Decimal(30000))
    call_command("grant_reminders")
    assert event.outgoing_messages.count() == 2  # the agreement, and the account that is late
    assert "2" in capsys.readouterr().out
