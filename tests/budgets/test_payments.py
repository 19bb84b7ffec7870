"""What was paid of a grant: the sum of its payments, on every page and nowhere typed."""

from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from reporting.figures import figures_of
from tests.factories import make_grant, make_grant_payment
from tests.personas import client_of, holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def grant(event):
    return make_grant(event=event, awarded=Decimal(1000))


@pytest.fixture
def client(event):
    return client_of(holder(event, "coordinator"))


def note(client, grant, **typed):
    page = reverse("payment_add", args=[grant.event.slug, grant.pk])
    return client.post(page, typed, follow=True)


def paid(grant):
    return type(grant).objects.with_paid().get(pk=grant.pk).paid


def test_payments_add_up_to_what_is_paid(client, grant, event):
    note(client, grant, amount="600,50", paid_on="2019-03-01", reference="Mandat 12")
    note(client, grant, amount="399,50")
    assert [(one.amount, one.paid_on, one.reference) for one in grant.payments.all()] == [
        (Decimal("600.50"), date(2019, 3, 1), "Mandat 12"),
        (Decimal("399.50"), None, ""),
    ]
    assert paid(grant) == figures_of(event).facts.budget.grants[0].paid == 1000
    for page in (reverse("budget_grants", args=[event.slug]), page_of(grant)):
        shown = client.get(page).content.decode()
        assert "1000,00" in shown.replace("\u202f", "").replace("\xa0", "")


def page_of(grant):
    return reverse("grant_edit", args=[grant.event.slug, grant.pk])


def test_grant_without_payment_has_nothing_paid(grant):
    assert paid(grant) is None


def test_joins_do_not_multiply_what_is_paid(grant, event):
    make_grant_payment(grant=grant)
    make_grant_payment(grant=grant)
    rows = event.grants.filter(event__grants__isnull=False, payments__isnull=False).with_paid()
    assert {row.paid for row in rows} == {200}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "douze"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"amount": "5", "paid_on": "hier"}, "paid_on"),
    ],
)
def test_bad_payment_is_said_beside_its_field(typed, field, client, grant):
    form = note(client, grant, **typed, reference="M 1").context["payment_form"]
    assert field in form.errors or form.non_field_errors()
    assert form["reference"].value() == "M 1"
    assert not grant.payments.exists()


def test_payment_to_come_is_refused(client, grant):
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = note(client, grant, amount="5", paid_on=tomorrow.isoformat()).context["payment_form"]
    assert list(form.errors) == ["paid_on"]


def test_more_than_awarded_needs_an_explanation(client, grant):
    note(client, grant, amount="900")
    form = note(client, grant, amount="100,01").context["payment_form"]
    told = form.non_field_errors()[0].replace("\u202f", " ").replace("\u00a0", " ")
    assert "1 000,01" in told
    assert paid(grant) == 900
    type(grant).objects.filter(pk=grant.pk).update(overpaid_reason="Avenant en cours")
    note(client, grant, amount="100,01")
    assert paid(grant) == Decimal("1000.01")


def test_payment_is_removed_from_its_own_grant_only(client, grant, event):
    payment = make_grant_payment(grant=grant)
    other = make_grant(event=event)
    wrong, right = (
        reverse("payment_remove", args=[event.slug, one.pk, payment.pk]) for one in (other, grant)
    )
    assert client.post(wrong).status_code == 404
    assert grant.payments.count() == 1
    client.post(right)
    assert not grant.payments.exists()


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_list_takes_the_same_queries_however_many_payments(
    rows, client, grant, event, django_assert_num_queries
):
    for _row in range(rows):
        make_grant_payment(grant=grant, amount=1)
    with django_assert_num_queries(9):
        client.get(reverse("budget_grants", args=[event.slug]))


def test_amount_that_was_paid_before_becomes_one_payment(grant):
    """The columns are gone: they are put back for the statement of the migration."""
    statement = import_module("budgets.migrations.0007_paid_as_payments").TAKE_OVER
    soon = timezone.localdate() + timedelta(days=9)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE budgets_grant ADD paid numeric, ADD paid_on date")
        cursor.execute("UPDATE budgets_grant SET paid = 250.50, paid_on = '2019-05-06'")
        cursor.execute(statement)
        [kept] = grant.payments.all()
        cursor.execute("DELETE FROM budgets_grantpayment")
        cursor.execute("UPDATE budgets_grant SET paid_on = %s", [soon])
        cursor.execute(statement)
    assert (kept.amount, kept.paid_on) == (Decimal("250.50"), date(2019, 5, 6))
    [planned] = grant.payments.all()
    assert (planned.amount, planned.paid_on) == (Decimal("250.50"), None)
