"""Nobody of another event appears in pages, messages, links and data of this one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.committees.presentations import invite, people_to_invite
from partners.people_data import data_of
from partners.space_links import open_missing_accesses
from tests.factories import (
    make_administrator,
    make_mobilisation,
    make_outgoing_message,
    make_partner_access,
    make_partnership,
    make_preparation_session,
    make_professional,
)

SOON = timezone.localdate() + timedelta(days=9)


@pytest.fixture
def theirs(event, other_event):
    """Of an organisation that takes part in both, mobilised on the other one alone."""
    row = make_partnership(event=event)
    make_partnership(event=other_event, organisation=row.organisation)
    made = make_professional(
        organisation=row.organisation, last_name="Zzbagnolet", email="zz@example.org"
    )
    make_mobilisation(event=other_event, professional=made)
    return made


@pytest.fixture
def meeting(event):
    return make_preparation_session(
        event=event,
        kind="presentation_meeting",
        date=SOON,
        starts_at="14:00",
        ends_at="15:00",
        place="Mairie",
    )


@pytest.mark.parametrize("whose", ["coordinator", "administrator"])
def test_presentation_is_for_people_of_the_event(whose, event, theirs, meeting, request):
    by = make_administrator() if whose == "administrator" else request.getfixturevalue(whose)
    own = make_professional(organisation=theirs.organisation, email="own@example.org")
    assert people_to_invite(meeting, by) == [own]
    assert invite(session=meeting, by=by, today=timezone.localdate()).messages == 1
    assert [row.to_email for row in event.outgoing_messages.all()] == ["own@example.org"]


def test_page_of_the_presentation_does_not_name_them(event, theirs, meeting, coordinator_client):
    address = reverse("presentation_convocation", args=[event.slug, meeting.code])
    assert "Zzbagnolet" not in coordinator_client.get(address).content.decode()


def test_person_of_an_earlier_edition_of_the_same_team_is_invited(
    event, theirs, meeting, other_event, coordinator
):
    other_event.memberships.create(user=coordinator, role="coordinator")
    assert people_to_invite(meeting, coordinator) == [theirs]


def test_nobody_of_another_event_gets_a_link(event, theirs, coordinator):
    assert open_missing_accesses(event=event, by=coordinator) == 0
    make_professional(organisation=theirs.organisation, email="own@example.org")
    assert open_missing_accesses(event=event, by=coordinator) == 1
    assert event.partner_accesses.get().contact_email == "own@example.org"


def test_data_of_another_team_is_not_handed_over(event, other_event, theirs, coordinator):
    make_mobilisation(event=event, professional=theirs)
    for one in (event, other_event):
        make_outgoing_message(event=one, to_email=theirs.email, text=f"De {one.name}")
        make_partner_access(
            event=one,
            contact_name="Camille Zzbagnolet",
            contact_email=theirs.email,
        )
    data = data_of(theirs, reader=coordinator)
    assert [row["texte"] for row in data["messages"]] == [f"De {event.name}"]
    assert [row["edition"] for row in data["mobilisations"]] == [event.name]
    assert len(data["acces_a_l_espace_partenaire"]) == 1
    assert data["autres_editions"] != ""
    assert other_event.name not in str(data)
    whole = data_of(theirs, reader=make_administrator())
    assert (len(whole["messages"]), whole["autres_editions"]) == (2, "")
