"""Coordinators give roles by exact e-mail address; accounts are never listed."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from events.models import EventMembership
from tests import factories as make
from tests.admin.test_refused_forms import errors_of, rows

pytestmark = pytest.mark.django_db


def send(client, event, *memberships, saved=0):
    form = {
        "name": event.name,
        "slug": event.slug,
        "venue": event.venue_id,
        "starts_on": "16/04/2019",
        "ends_on": "18/04/2019",
        "mask_inside": 5,
        "mask_public": 11,
        "explain_gap_from": 10,
        "retention_months": 12,
        **rows("opening_days"),
        **rows("hubs"),
        **rows("rooms"),
        **rows("memberships", *memberships, saved=saved),
    }
    return client.post(reverse("admin:events_event_change", args=[event.pk]), form)


def own(event):
    membership = event.memberships.get(role=Role.COORDINATOR)
    return {"id": membership.pk, "event": event.pk, "role": "coordinator"}


def added(event, email, role="reception"):
    return {"event": event.pk, "email": email, "role": role}


def roles(event):
    return {(held.user.email, held.role) for held in event.memberships.select_related("user")}


def test_role_is_given_to_the_account_with_this_address(event, coordinator, coordinator_client):
    make.make_user(email="accueil@example.org")
    new = added(event, "Accueil@example.org")
    response = send(coordinator_client, event, own(event), new, saved=1)
    assert response.status_code == 302
    expected = {(coordinator.email, "coordinator"), ("accueil@example.org", "reception")}
    assert roles(event) == expected


@pytest.mark.parametrize("typed", ["accueil@example.or", "accueil"])
def test_part_of_an_address_finds_nobody(typed, event, coordinator_client):
    make.make_user(email="accueil@example.org")
    response = send(coordinator_client, event, own(event), added(event, typed), saved=1)
    assert len(errors_of(response)) == 1
    assert EventMembership.objects.count() == 1


def test_same_role_twice_is_refused(event, coordinator, coordinator_client):
    again = added(event, coordinator.email, "coordinator")
    response = send(coordinator_client, event, own(event), again, saved=1)
    assert errors_of(response)
    assert EventMembership.objects.count() == 1


def test_last_coordinator_stays(event, coordinator, coordinator_client):
    response = send(coordinator_client, event, {**own(event), "DELETE": "on"}, saved=1)
    assert len(errors_of(response)) == 1
    assert roles(event) == {(coordinator.email, "coordinator")}


def test_no_other_account_appears_on_the_form(event, other_event, coordinator_client, colleague):
    page = coordinator_client.get(reverse("admin:events_event_change", args=[event.pk]))
    assert colleague.email not in page.content.decode()
