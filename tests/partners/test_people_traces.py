"""Where somebody is named under a former address, on an agenda, in a seat, in what was imported."""

import pytest

from partners.models import ImportEffect, PartnerAccess
from partners.people_data import data_of
from partners.people_erasure import erase_person
from tests.factories import (
    make_agenda_point,
    make_committee_member,
    make_member_attendance,
    make_mobilisation,
    make_outgoing_message,
    make_partner_access,
    make_partnership,
    make_professional,
)
from tests.partners.imports.files import imported


@pytest.fixture
def zoe(event):
    person = make_professional(first_name="Zoé", last_name="Petit", email="z@example.org")
    make_mobilisation(event=event, professional=person)
    make_partnership(event=event, organisation=person.organisation)
    return person


def test_what_went_to_a_former_address_is_theirs_and_a_namesake_keeps_hers(zoe, event, other_event):
    make_professional(first_name="Zoé", last_name="Petit", email="Autre@example.org")
    rows = [
        make_outgoing_message(event=where, to_name="Zoé Petit", to_email=address)
        for where, address in (
            (event, "avant@example.org"),
            (event, "autre@example.org"),
            (other_event, "avant@example.org"),
        )
    ]
    access = make_partner_access(
        event=event,
        partnership=event.partnerships.get(organisation=zoe.organisation),
        contact_name="Zoé Petit",
        contact_email="avant@example.org",
    )
    erase_person(person=zoe)
    for row in rows:
        row.refresh_from_db()
    assert [row.to_name for row in rows] == ["", "Zoé Petit", "Zoé Petit"]
    assert not PartnerAccess.objects.filter(pk=access.pk).exists()


def test_who_speaks_is_told_by_whole_words_and_on_their_events_only(zoe, event, other_event):
    points = [
        make_agenda_point(event=event, speaker="Zoé Petit et Jean Grand"),
        make_agenda_point(event=event, speaker="Zoé Petitjean"),
        make_agenda_point(event=other_event, speaker="Zoé Petit"),
    ]
    erase_person(person=zoe)
    for point in points:
        point.refresh_from_db()
    assert [point.speaker for point in points] == ["", "Zoé Petitjean", "Zoé Petit"]


def test_seat_of_the_directory_is_handed_over_with_its_meetings(zoe, event, coordinator):
    seat = make_committee_member(
        event=event,
        partnership=event.partnerships.get(organisation=zoe.organisation),
        professional=zoe,
        **{"first_name": "", "last_name": "", "email": ""},
    )
    make_member_attendance(member=seat, status="excused")
    [told] = data_of(zoe, reader=coordinator)["comites_de_pilotage"]
    assert (told["courriel"], told["edition"]) == ("z@example.org", event.name)
    assert [row["etat"] for row in told["reunions"]] == ["absence excusée"]


def test_name_in_what_an_import_wrote_goes_with_the_person(event, coordinator):
    lines = ("Nom;Charte acceptée le;Charte acceptée par", "Mairie;01/03/2019;Zoé Petit")
    done = imported(event, coordinator, *lines)
    organisation = event.partnerships.get().organisation
    person = make_professional(first_name="Zoé", last_name="Petit", organisation=organisation)
    assert "Zoé" in str(list(done.effects.values()))
    erase_person(person=person)
    assert "Zoé" not in str(list(ImportEffect.objects.values()))
    assert done.effects.exists()
