"""Who reads for which funder, and how far the budget is opened: set by the coordinator."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_event_membership,
    make_funder_representative,
    make_grant,
    make_partnership,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(event):
    return make_partnership(event=event, is_funder=True)


def page(event, name="funder_access", *more):
    return reverse(name, args=[event.slug, *more])


def give(client, event, **typed):
    return client.post(page(event), typed, follow=True)


def test_access_gives_the_role_and_the_tie(coordinator_client, event, partner):
    user = make_user(email="Paule@example.org")
    give(coordinator_client, event, email="paule@EXAMPLE.org", funder=partner.pk)
    assert list(event.memberships.filter(user=user).values_list("role", flat=True)) == ["funder"]
    assert [one.funder for one in event.funder_representatives.all()] == [partner]


def test_access_given_twice_is_one(coordinator_client, event, partner):
    user = make_user()
    for _time in range(2):
        give(coordinator_client, event, email=user.email, funder=partner.pk)
    assert event.funder_representatives.count() == 1


@pytest.mark.parametrize("email", ["personne@example.org", "pas une adresse", ""])
def test_unknown_account_is_said_beside_the_field(email, coordinator_client, event, partner):
    answer = give(coordinator_client, event, email=email, funder=partner.pk)
    form = answer.context["form"]
    assert list(form.errors) == ["email"]
    assert form["funder"].value() == str(partner.pk)
    assert not event.funder_representatives.exists()


def test_organisation_that_funds_nothing_or_another_event_is_refused(coordinator_client, event):
    user = make_user()
    for funder in (make_partnership(event=event), make_partnership(is_funder=True)):
        answer = give(coordinator_client, event, email=user.email, funder=funder.pk)
        assert list(answer.context["form"].errors) == ["funder"]


def test_access_taken_back_takes_the_role_once_nobody_is_read_for(
    coordinator_client, event, partner
):
    first = make_funder_representative(event=event, funder=partner)
    second = make_funder_representative(event=event, membership=first.membership)
    coordinator_client.post(page(event, "funder_access_remove", first.pk))
    assert list(event.funder_representatives.all()) == [second]
    coordinator_client.post(page(event, "funder_access_remove", second.pk))
    assert not event.memberships.filter(role="funder").exists()


def test_access_of_another_event_cannot_be_taken_back(coordinator_client, event):
    elsewhere = make_funder_representative()
    answer = coordinator_client.post(page(event, "funder_access_remove", elsewhere.pk))
    assert answer.status_code == 404
    assert type(elsewhere).objects.filter(pk=elsewhere.pk).exists()


def test_account_that_reads_for_nobody_is_shown(coordinator_client, event):
    lost = make_event_membership(event=event, role="funder")
    shown = coordinator_client.get(page(event)).content.decode()
    assert lost.user.display_name in shown


@pytest.mark.parametrize("level", ["totals", "plan", "lines", "nothing"])
def test_budget_is_opened_to_a_level(level, coordinator_client, event):
    coordinator_client.post(page(event, "funder_opening"), {"shown_to_funders": level})
    event.refresh_from_db()
    assert event.budget.shown_to_funders == level


def test_unknown_level_opens_nothing(coordinator_client, event):
    answer = coordinator_client.post(
        page(event, "funder_opening"), {"shown_to_funders": "everything"}
    )
    assert answer.context["opening"].errors
    assert not hasattr(type(event).objects.get(pk=event.pk), "budget")


def test_grants_are_read_for_ones_own_funder_only(event, partner):
    mine, other = make_grant(event=event, funder=partner), make_grant(event=event)
    read = make_funder_representative(event=event, funder=partner)
    user = read.membership.user
    assert list(event.grants.read_by(user)) == [mine]
    event.memberships.filter(pk=read.membership_id).update(role="contributor")
    assert list(event.grants.read_by(user)) == []
    assert other in event.grants.all()


def test_administration_gives_and_takes_back(coordinator_client, event, partner):
    user = make_user()
    add = reverse("admin:budgets_funderrepresentative_add")
    coordinator_client.post(add, {"email": user.email, "funder": partner.pk})
    given = event.funder_representatives.get()
    assert (given.membership.user, given.funder) == (user, partner)
    read = reverse("admin:budgets_funderrepresentative_change", args=[given.pk])
    assert user.display_name in coordinator_client.get(read).content.decode()
    delete = reverse("admin:budgets_funderrepresentative_delete", args=[given.pk])
    coordinator_client.post(delete, {"post": "yes"})
    assert not event.memberships.filter(user=user).exists()


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_page_takes_the_same_queries_however_many_read(
    rows, coordinator_client, event, django_assert_num_queries
):
    funder = make_partnership(event=event, is_funder=True)
    for _row in range(rows):
        make_funder_representative(event=event, funder=funder)
    with django_assert_num_queries(12):
        coordinator_client.get(page(event))
