"""Somebody whom an organisation adds under an address that is known already."""

import pytest
from django.urls import reverse

from partners.changes import SharedAddress, Who, accept_change, known_people, propose_arrival
from partners.changes.values import lines_of
from partners.models import Professional
from tests.factories import make_mobilisation, make_partner_access, make_professional

MAILBOX = "accueil@example.org"
PAUL = {"first_name": "Paul", "last_name": "Petit", "email": MAILBOX, "role": "adviser"}
MARIE = {
    "first_name": "Marie",
    "last_name": "Durand",
    "email": MAILBOX,
    "phone": "01 23 45 67 89",
    "job_title": "Conseillère",
}
NAMES = ("first_name", "last_name", "email", "phone", "job_title")


@pytest.fixture
def access(event):
    return make_partner_access(event=event)


@pytest.fixture
def marie(access):
    return make_professional(organisation=access.partnership.organisation, **MARIE)


def accept(access, by, values, **options):
    row = propose_arrival(access=access, values=values)
    return accept_change(proposal=row, by=by, revision=row.revision, **options)


def kept_of(person):
    person.refresh_from_db()
    return {name: getattr(person, name) for name in NAMES}


def test_another_name_under_a_known_address_is_for_the_coordinator_to_say(
    access, marie, coordinator
):
    with pytest.raises(SharedAddress):
        accept(access, coordinator, PAUL)
    assert kept_of(marie) == MARIE
    assert access.event.mobilisations.count() == 0


def test_somebody_who_shares_the_mailbox_is_added_without_the_address(access, marie, coordinator):
    accept(access, coordinator, PAUL, who=Who.OTHER)
    added = access.event.mobilisations.get().professional
    assert (added.display_name, added.email, added == marie) == ("Paul Petit", "", False)
    assert kept_of(marie) == MARIE


def test_same_person_under_a_new_name_keeps_what_was_not_typed(access, marie, coordinator):
    renamed = {**PAUL, "first_name": "Marie", "last_name": "Petit"}
    row = accept(access, coordinator, renamed, who=Who.SAME)
    assert kept_of(marie) == {**MARIE, "last_name": "Petit"}
    assert row.before["last_name"] == "Durand"
    assert access.event.mobilisations.get().professional == marie


@pytest.mark.parametrize("name", [("MARIE", "durand"), ("Durand", "Marie"), ("Marie", "Durànd")])
def test_nothing_empty_replaces_what_is_filled(access, marie, coordinator, name):
    values = {"first_name": name[0], "last_name": name[1], "email": MAILBOX.upper(), "phone": ""}
    accept(access, coordinator, {**values, "job_title": "Directrice", "role": "adviser"})
    kept = kept_of(marie)
    assert (kept["phone"], kept["job_title"]) == (MARIE["phone"], "Directrice")


def test_known_values_are_shown_before_accepting(access, marie, coordinator):
    row = propose_arrival(access=access, values={**MARIE, "job_title": "Directrice", "phone": ""})
    known = known_people([row], coordinator)[row.pk]
    shown = {line.label: (line.before, line.after) for line in lines_of(row, known.values)}
    assert shown["fonction"] == ("Conseillère", "Directrice")
    assert "téléphone" not in shown


def test_person_of_another_team_is_brought_in_and_not_changed(
    access, marie, coordinator, other_event
):
    make_mobilisation(event=other_event, professional=marie)
    accept(access, coordinator, {**MARIE, "job_title": "Directrice", "role": "adviser"})
    assert kept_of(marie) == MARIE
    assert access.event.mobilisations.get().professional == marie
    assert Professional.objects.count() == 1


def test_person_of_another_team_is_neither_named_nor_replaced(
    access, marie, coordinator, coordinator_client, other_event
):
    make_mobilisation(event=other_event, professional=marie)
    row = propose_arrival(access=access, values=PAUL)
    page = reverse("preparation_requests", args=[access.event.slug])
    shown = coordinator_client.get(page).content.decode()
    assert "Durand" not in shown
    assert 'value="other"' in shown
    assert 'value="same"' not in shown
    with pytest.raises(SharedAddress):
        accept_change(proposal=row, by=coordinator, revision=row.revision, who=Who.SAME)


def test_page_asks_who_it_is(access, marie, coordinator_client):
    row = propose_arrival(access=access, values=PAUL)
    page = reverse("preparation_requests", args=[access.event.slug])
    assert (
        "Cette adresse est celle de Marie Durand" in coordinator_client.get(page).content.decode()
    )
    decide = reverse("change_decide", args=[access.event.slug, row.pk])
    sent = {"revision": row.revision, "answer": "accept"}
    told = coordinator_client.post(decide, sent, follow=True).content.decode()
    assert "connue sous un autre nom" in told
    coordinator_client.post(decide, {**sent, "who": "other"})
    row.refresh_from_db()
    assert row.status == "accepted"
    assert access.event.mobilisations.get().professional.display_name == "Paul Petit"
