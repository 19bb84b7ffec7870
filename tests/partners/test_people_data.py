"""What the law gives the partners' people: to read, to be erased, to be forgotten in time."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core import serializers
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from events.models import OutgoingMessage
from partners.models import (
    AgendaPoint,
    ChangeProposal,
    CharterAcceptance,
    CommitteeMember,
    Mobilisation,
    PartnerAccess,
    Partnership,
    PreparationSession,
    Professional,
)
from partners.people_data import data_of
from partners.people_erasure import erase_person, people_to_forget
from reporting.figures import figures_of
from tests.factories import (
    make_agenda_point,
    make_change_proposal,
    make_charter_acceptance,
    make_committee_member,
    make_event,
    make_mobilisation,
    make_outgoing_message,
    make_partner_access,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)

NAME = {"first_name": "Zoé", "last_name": "Lemaître"}
EMAIL = "zoe.lemaitre@example.org"
KEPT_IN = (
    AgendaPoint,
    CommitteeMember,
    OutgoingMessage,
    Professional,
    Mobilisation,
    ChangeProposal,
    PartnerAccess,
    CharterAcceptance,
    Partnership,
    PreparationSession,
)


@pytest.fixture
def person(event):
    """Named everywhere that a person can be."""
    made = make_professional(
        code="zoe-lemaitre", email=EMAIL, phone="01 23 45 67 89", job_title="Conseillère", **NAME
    )
    row = make_mobilisation(event=event, professional=made)
    partnership = make_partnership(event=event, organisation=made.organisation)
    Partnership.objects.update(
        charter_accepted_by="Zoé Lemaître, directrice", charter_accepted_on=date(2019, 3, 1)
    )
    session = make_preparation_session(event=event, kind="observation", tutor="Zoé Lemaître")
    make_session_attendance(session=session, mobilisation=row, status="attended")
    make_partner_access(
        event=event, partnership=partnership, contact_name="Zoé Lemaître", contact_email=EMAIL
    )
    make_change_proposal(event=event, partnership=partnership, after={**NAME, "email": EMAIL})
    make_change_proposal(
        event=event,
        partnership=partnership,
        kind="person",
        mobilisation=row,
        before={"phone": "01 23 45 67 89"},
    )
    make_charter_acceptance(
        event=event, partnership=partnership, contact_name="Zoé Lemaître", contact_role="Directrice"
    )
    make_committee_member(event=event, partnership=partnership, email=EMAIL, **NAME)
    make_agenda_point(event=event, speaker="Zoé Lemaître (Mairie)")
    make_outgoing_message(
        event=event, to_email=EMAIL, to_name="Zoé Lemaître", text="Bonjour Zoé Lemaître"
    )
    return made


def everything_kept():
    texts = [
        serializers.serialize("json", model._default_manager.all(), ensure_ascii=False)
        for model in KEPT_IN
    ]
    return "".join(texts).lower()


def counts(event):
    codes = ("professionals_mobilised", "professionals_prepared", "professionals_observation")
    return {code: figures_of(event)[code].value for code in codes}


def test_everything_about_a_person_is_given(person, coordinator):
    data = data_of(person, reader=coordinator)
    assert data["personne"]["email"] == EMAIL
    assert data["mobilisations"][0]["seances"][0]["etat"] == "présence"
    assert len(data["demandes"]) == 2
    assert data["messages"][0]["texte"] == "Bonjour Zoé Lemaître"
    assert data["acces_a_l_espace_partenaire"][0]["courriel"] == EMAIL
    assert data["acceptations_de_la_charte"][0]["fonction"] == "Directrice"
    assert [row["courriel"] for row in data["comites_de_pilotage"]] == [EMAIL]
    assert len(data["points_presentes"]) == 1
    assert len(data["chartes_signees"]) == len(data["seances_encadrees"]) == 1


def test_data_is_handed_over_as_a_file(person, event, coordinator_client):
    answer = coordinator_client.get(reverse("person_data", args=[event.slug, person.code]))
    assert json.loads(answer.content)["structure"] == person.organisation.name
    assert "Lemaître" not in answer["Content-Disposition"]


def test_person_without_name_is_exported_and_erased(event, coordinator):
    made = make_mobilisation(event=event, professional=make_professional(last_name="", email=""))
    other = make_charter_acceptance(event=event, contact_name="Zoé Lemaître")
    assert data_of(made.professional, reader=coordinator)["acceptations_de_la_charte"] == []
    erase_person(person=made.professional)
    other.refresh_from_db()
    assert other.contact_name == "Zoé Lemaître"


def test_erased_name_is_nowhere_and_counts_stay(person, event):
    before = counts(event)
    assert "lema" in everything_kept()
    erase_person(person=person)
    left = everything_kept()
    traces = ("lema", "zoé", "zoe", "23 45 67", "conseillère", "directrice")
    assert [word for word in traces if word in left] == []
    assert counts(event) == before


def test_erasing_one_leaves_the_others(person, event):
    twin = make_professional(first_name="Zoé", last_name="Autre", organisation=person.organisation)
    make_mobilisation(event=event, professional=twin)
    erase_person(person=person)
    twin.refresh_from_db()
    assert twin.display_name == "Zoé Autre"


def test_erasing_needs_the_box(person, event, coordinator_client):
    page = reverse("person_erase", args=[event.slug, person.code])
    coordinator_client.get(page)
    coordinator_client.post(page)
    person.refresh_from_db()
    assert person.last_name
    coordinator_client.post(page, {"confirm": "oui"})
    person.refresh_from_db()
    assert not person.last_name


def purge(*options):
    told = StringIO()
    call_command("purge_people", *options, stdout=told)
    return told.getvalue().strip()


def test_names_go_some_months_after_the_event(person, event):
    before = counts(event)
    assert purge("--dry-run") == "1 nom serait effacé."
    assert "lema" in everything_kept()
    assert purge() == "1 nom effacé."
    assert "lema" not in everything_kept()
    assert purge() == "Aucun nom à effacer."
    assert counts(event) == before


def test_who_works_on_a_later_edition_is_kept(person, event):
    today = timezone.localdate()
    later = make_event(starts_on=today, ends_on=today)
    make_mobilisation(event=later, professional=person)
    assert purge() == "Aucun nom à effacer."
    person.refresh_from_db()
    assert person.last_name == "Lemaître"


@pytest.mark.parametrize(("day", "due"), [(date(2020, 4, 17), 0), (date(2020, 4, 18), 1)])
def test_months_are_counted_from_the_last_day(person, event, day, due):
    """18 April 2019, twelve months."""
    assert len(list(people_to_forget(day))) == due
