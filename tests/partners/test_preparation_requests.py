"""The coordinator's answers to what organisations ask, and their links."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_assignment,
    make_change_proposal,
    make_in_kind_proposal,
    make_mobilisation,
    make_partnership,
)


def address(page, event, *words):
    return reverse(page, args=[event.slug, *words])


def test_request_is_accepted_from_the_page(event, coordinator_client):
    row = make_change_proposal(event=event)
    row.after = {"first_name": "Zoé", "last_name": "Lemaître", "role": "adviser"}
    row.save()
    data = {"answer": "accept", "revision": "1", "word": "Bienvenue"}
    coordinator_client.post(address("change_decide", event, row.pk), data)
    row.refresh_from_db()
    assert (row.status, row.word) == ("accepted", "Bienvenue")
    assert event.mobilisations.get().professional.last_name == "Lemaître"


@pytest.mark.parametrize("data", [{}, {"answer": "accept", "revision": "9"}, {"revision": "²"}])
def test_answer_to_something_else_changes_nothing(data, event, coordinator_client):
    row = make_change_proposal(event=event)
    coordinator_client.post(address("change_decide", event, row.pk), data)
    row.refresh_from_db()
    assert row.status == "pending"


def test_moved_value_is_asked_about(event, coordinator_client):
    partnership = make_partnership(event=event)
    row = make_change_proposal(
        event=event,
        partnership=partnership,
        kind="sheet",
        before={"commune": "Paris"},
        after={"commune": "Bagnolet"},
    )
    page = address("change_decide", event, row.pk)
    data = {"answer": "accept", "revision": "1"}
    shown = coordinator_client.post(page, data, follow=True)
    assert 'name="replace"' in shown.content.decode()
    coordinator_client.post(page, {**data, "replace": "1"})
    partnership.organisation.refresh_from_db()
    assert partnership.organisation.commune == "Bagnolet"


def test_places_that_somebody_leaves_in_the_programme_are_told_before(event, coordinator_client):
    """They go with the person: an activity would stand there without anybody."""
    taken = make_assignment(event=event)
    for person in (taken.mobilisation, make_mobilisation(event=event)):
        make_change_proposal(event=event, kind="departure", mobilisation=person, after={})
    page = coordinator_client.get(address("preparation_requests", event))
    assert [tasks for *_change, tasks in page.context["changes"]] == [[taken.told], ()]
    assert taken.activity.title in page.text


def test_offer_is_refused_with_a_word(event, coordinator_client):
    row = make_in_kind_proposal(event=event)
    for word in ("Merci, nous avons une salle", "Encore"):
        coordinator_client.post(address("offer_refuse", event, row.pk), {"word": word})
    row.refresh_from_db()
    assert (row.status, row.word) == ("refused", "Merci, nous avons une salle")


def test_link_is_shown_once_and_revoked(event, coordinator_client):
    partnership = make_partnership(event=event)
    data = {
        "partnership": partnership.pk,
        "contact_name": "Dominique Petit",
        "contact_email": "d@example.org",
    }
    coordinator_client.post(address("space_links", event), data)
    again = coordinator_client.post(address("space_links", event), data)
    assert again.context["form"].errors
    access = event.partner_accesses.get()
    shown = coordinator_client.post(address("space_link_show", event, access.pk))
    secret = shown.context["code"]
    assert secret not in coordinator_client.get(address("space_links", event)).content.decode()
    coordinator_client.post(address("space_link_revoke", event, access.pk))
    access.refresh_from_db()
    assert access.revoked_at


def test_partner_of_another_event_gets_no_link(event, coordinator_client):
    foreign = make_partnership()
    data = {"partnership": foreign.pk, "contact_name": "A", "contact_email": "a@example.org"}
    answer = coordinator_client.post(address("space_links", event), data)
    assert "partnership" in answer.context["form"].errors
