"""What an organisation asks, and what becomes of it."""

import pytest

from partners.changes import (
    ChangedMeanwhile,
    ChangedSince,
    accept_change,
    propose_arrival,
    propose_departure,
    propose_person,
    propose_sheet,
    refuse_change,
    withdraw,
)
from partners.changes.asking import pending_sheet
from partners.changes.values import lines_of, mark_of, person_values, sheet_values
from partners.models import Professional
from partners.refusal import Refused
from tests.factories import (
    make_mobilisation,
    make_organisation,
    make_partner_access,
    make_professional,
    make_session_attendance,
)

NEW = {"first_name": "Zoé", "last_name": "Lemaître", "email": "zoe@example.org", "role": "adviser"}


@pytest.fixture
def access(event):
    return make_partner_access(event=event)


@pytest.fixture
def person(access):
    own = make_professional(organisation=access.partnership.organisation)
    return make_mobilisation(event=access.event, professional=own)


def sheet(access, **changes):
    """As the page would send it: everything, and the mark of what it showed."""
    current = sheet_values(access.partnership.organisation)
    seen = mark_of(current, pending_sheet(access))
    return propose_sheet(access=access, values={**current, **changes}, seen=seen)


def change_person(access, person, **changes):
    current = person_values(person)
    values = {**current, **changes}
    return propose_person(
        access=access, mobilisation=person, values=values, seen=mark_of(current, None)
    )


def accept(row, by, **options):
    return accept_change(proposal=row, by=by, revision=row.revision, **options)


def test_request_changes_nothing_before_it_is_accepted(access, coordinator):
    row = sheet(access, commune="Bagnolet")
    organisation = access.partnership.organisation
    organisation.refresh_from_db()
    assert (organisation.commune, row.before, row.after) == (
        "",
        {"commune": ""},
        {"commune": "Bagnolet"},
    )
    accepted = accept(row, coordinator, word="Merci")
    organisation.refresh_from_db()
    assert organisation.commune == "Bagnolet"
    assert (accepted.status, accepted.decided_by, accepted.word) == (
        "accepted",
        coordinator,
        "Merci",
    )


def test_refused_request_changes_nothing(access, coordinator):
    row = sheet(access, commune="Bagnolet")
    refused = refuse_change(proposal=row, by=coordinator, word="Non", revision=1)
    access.partnership.organisation.refresh_from_db()
    assert (refused.status, access.partnership.organisation.commune) == ("refused", "")


def test_request_is_answered_once(access, coordinator):
    row = sheet(access, commune="Bagnolet")
    accept(row, coordinator)
    with pytest.raises(Refused):
        refuse_change(proposal=row, by=coordinator, revision=1)


def test_two_people_of_the_organisation_do_not_overwrite_each_other(access):
    colleague = make_partner_access(partnership=access.partnership, event=access.event)
    current = sheet_values(access.partnership.organisation)
    seen = mark_of(current, None)
    values = {**current, "commune": "Bagnolet"}
    propose_sheet(access=access, values=values, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        propose_sheet(access=colleague, values={**current, "commune": "Pantin"}, seen=seen)
    row = sheet(colleague, commune="Pantin")
    assert (row.after, row.revision, row.access) == ({"commune": "Pantin"}, 2, colleague)


def test_answer_is_to_what_was_read(access, coordinator):
    row = sheet(access, commune="Bagnolet")
    sheet(access, commune="Pantin")
    with pytest.raises(Refused):
        accept(row, coordinator)


def test_taking_everything_back_withdraws(access):
    row = sheet(access, commune="Bagnolet")
    assert sheet(access) is None
    row.refresh_from_db()
    assert row.status == "withdrawn"


def test_value_that_moved_is_shown_and_replaced_on_purpose(access, coordinator):
    row = sheet(access, commune="Bagnolet")
    organisation = access.partnership.organisation
    type(organisation).objects.filter(pk=organisation.pk).update(commune="Pantin")
    row.refresh_from_db()
    assert [(line.now, line.moved) for line in lines_of(row)] == [("Pantin", True)]
    with pytest.raises(ChangedSince):
        accept(row, coordinator)
    accept(row, coordinator, replace=True)
    organisation.refresh_from_db()
    assert organisation.commune == "Bagnolet"


def test_new_professional_is_mobilised(access, coordinator):
    accept(propose_arrival(access=access, values=NEW), coordinator)
    made = access.event.mobilisations.get(professional__last_name="Lemaître")
    assert made.professional.organisation == access.partnership.organisation
    assert "lema" not in made.professional.code


def test_same_arrival_waits_once(access):
    first = propose_arrival(access=access, values=NEW)
    assert propose_arrival(access=access, values=NEW) == first


def test_professional_of_an_earlier_edition_comes_back(access, coordinator):
    known = make_professional(
        organisation=access.partnership.organisation,
        first_name="ZOÉ",
        last_name="Lemaitre",
        email="ZOE@example.org",
    )
    accept(propose_arrival(access=access, values=NEW), coordinator)
    assert access.event.mobilisations.get().professional == known
    assert Professional.objects.count() == 1


def test_somebody_elses_professional_is_not_taken(access, coordinator):
    make_professional(email="zoe@example.org")
    row = propose_arrival(access=access, values=NEW)
    with pytest.raises(Refused):
        accept(row, coordinator)
    row.refresh_from_db()
    assert (row.status, access.event.mobilisations.count()) == ("pending", 0)


def test_professional_is_changed(access, person, coordinator):
    accept(change_person(access, person, phone="01 23 45 67 89", role="reception"), coordinator)
    person.refresh_from_db()
    assert (person.professional.phone, person.role) == ("01 23 45 67 89", "reception")


def test_wrong_value_is_refused_in_words(access, person, coordinator):
    row = change_person(access, person, phone="abc")
    with pytest.raises(Refused) as refusal:
        accept(row, coordinator)
    assert "01 23 45 67 89" in str(refusal.value)


def test_departure_takes_the_place_of_a_change(access, person, coordinator):
    change = change_person(access, person, phone="01 23 45 67 89")
    make_session_attendance(event=access.event, mobilisation=person)
    row = propose_departure(access=access, mobilisation=person)
    assert propose_departure(access=access, mobilisation=person) == row
    change.refresh_from_db()
    assert change.status == "withdrawn"
    accept(row, coordinator)
    assert access.event.mobilisations.count() == access.event.session_attendances.count() == 0


def test_change_waits_until_the_departure_is_withdrawn(access, person):
    row = propose_departure(access=access, mobilisation=person)
    current = person_values(person)
    with pytest.raises(Refused):
        propose_person(
            access=access, mobilisation=person, values=current, seen=mark_of(current, row)
        )


def test_only_ones_own_request_is_withdrawn(access):
    row = sheet(access, commune="Bagnolet")
    stranger = make_partner_access(event=access.event)
    with pytest.raises(Refused):
        withdraw(access=stranger, proposal=row)
    withdraw(access=access, proposal=row)
    row.refresh_from_db()
    assert row.status == "withdrawn"


def test_name_of_another_organisation_is_told_on_accepting_only(access, coordinator):
    make_organisation(name="Déjà prise")
    row = sheet(access, name="Déjà prise")
    with pytest.raises(Refused):
        accept(row, coordinator)
