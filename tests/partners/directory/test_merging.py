"""Two entries become one, or stay two with the reason; nothing is lost on the way."""

import pytest
from django.db import connection
from django.utils import timezone

from partners.changes import accept_change, propose_sheet
from partners.changes.values import mark_of, sheet_values
from partners.directory.duplicates import organisation_pairs, professional_pairs
from partners.directory.merging import CannotMerge, choices_of, merge
from partners.models import Organisation, Professional
from partners.space_links import LinkState, find_access, new_secret
from tests.factories import (
    make_activity_host,
    make_committee_member,
    make_decision,
    make_grant,
    make_in_kind_contribution,
    make_mobilisation,
    make_organisation,
    make_organisation_logo,
    make_partner_access,
    make_partnership,
    make_professional,
    make_session_attendance,
)

SIRET = "21930006400017"


def pointing_to(row):
    return {
        relation.related_model._meta.label: relation.related_model._base_manager.filter(
            **{relation.field.name: row}
        ).count()
        for relation in row._meta.related_objects
    }


@pytest.mark.django_db
def test_everything_that_pointed_to_the_one_points_to_the_other(event, coordinator):
    kept, other = make_organisation(name="A"), make_organisation(name="A bis", siret=SIRET)
    taking_part = make_partnership(event=event, organisation=other)
    make_activity_host(event=event, partnership=taking_part)
    make_decision(event=event, owner=taking_part)
    make_grant(event=event, funder=taking_part)
    make_in_kind_contribution(event=event, giver=taking_part)
    make_mobilisation(event=event, professional=make_professional(organisation=other))
    make_organisation_logo(organisation=other)
    before = pointing_to(other)
    merge(kept=kept, other=other, chosen={"name": "kept", "siret": "other"}, by=coordinator)
    connection.check_constraints()
    assert pointing_to(kept) == before
    assert list(Organisation.objects.values_list("name", "siret")) == [("A", SIRET)]
    assert list(event.partnerships.values_list("pk", "organisation")) == [(taking_part.pk, kept.pk)]


@pytest.mark.django_db
def test_people_are_merged_with_their_sessions(event, coordinator):
    kept, other = make_professional(email=""), make_professional(email="ada@example.org")
    mobilised = make_mobilisation(event=event, professional=other)
    make_session_attendance(event=event, mobilisation=mobilised)
    make_partnership(event=event, organisation=kept.organisation)
    merge(kept=kept, other=other, chosen={"email": "other"}, by=coordinator)
    person = Professional.objects.get()
    assert (person.pk, person.email) == (kept.pk, "ada@example.org")
    assert person.mobilisations.get().session_attendances.count() == 1


@pytest.mark.django_db
def test_two_participations_in_one_event_stand_in_the_way(event, coordinator):
    kept, other = make_organisation(), make_organisation()
    for organisation in (kept, other):
        make_partnership(event=event, organisation=organisation)
    with pytest.raises(CannotMerge, match=event.name):
        merge(kept=kept, other=other, chosen={}, by=coordinator)
    assert event.partnerships.count() == Organisation.objects.count() == 2


@pytest.mark.django_db
def test_entry_of_somebody_else_s_event_is_not_merged(event, other_event, coordinator):
    kept, other = make_organisation(), make_organisation()
    make_partnership(event=other_event, organisation=other)
    with pytest.raises(CannotMerge):
        merge(kept=kept, other=other, chosen={}, by=coordinator)
    assert Organisation.objects.count() == 2


@pytest.mark.django_db
def test_merging_twice_is_refused(event, coordinator):
    kept, other = make_organisation(), make_organisation()
    again = Organisation(pk=other.pk)
    merge(kept=kept, other=other, chosen={}, by=coordinator)
    with pytest.raises(CannotMerge):
        merge(kept=kept, other=again, chosen={}, by=coordinator)


@pytest.mark.django_db
def test_what_is_filled_in_is_proposed_before_what_is_empty():
    kept, other = make_organisation(commune="", siret=SIRET), make_organisation(commune="Pantin")
    proposed = {choice.name: choice.proposed for choice in choices_of(kept, other)}
    assert (proposed["commune"], proposed["siret"], proposed["name"]) == ("other", "kept", "kept")


def named(*names):
    rows = [Organisation(pk=number, name=name) for number, name in enumerate(names, start=1)]
    return [(pair.one.name, pair.other.name) for pair in organisation_pairs(rows)]


@pytest.mark.parametrize(
    ("one", "other", "is_pair"),
    [
        ("Mission locale de Bagnolet", "MISSION-LOCALE BAGNOLET", True),
        ("Bagnolet, mission locale", "Mission locale de Bagnolet", True),
        ("Association Tremplin", "Association Tremplim", True),
        ("Collège 1", "Collège 2", False),
        ("Mission locale de Bagnolet", "Mission locale de Pantin", False),
    ],
)
def test_names_that_are_perhaps_the_same_make_a_pair(one, other, is_pair):
    assert named(one, other) == ([(one, other)] if is_pair else [])


def test_acronym_that_is_the_name_of_another_makes_a_pair():
    rows = [
        Organisation(pk=1, name="Conseil départemental", acronym="CD93"),
        Organisation(pk=2, name="CD93"),
    ]
    assert len(organisation_pairs(rows)) == 1


def test_series_of_names_that_begin_alike_is_no_list_of_duplicates():
    assert named(*(f"Structure {number:x}" for number in range(100, 1000))) == []


@pytest.mark.django_db
def test_people_of_the_same_name_make_a_pair():
    rows = [
        make_professional(first_name="Ada", last_name="Martin"),
        make_professional(first_name="ADA", last_name="Martín"),
        make_professional(first_name="", last_name=""),
        make_professional(first_name="", last_name=""),
    ]
    [pair] = professional_pairs(rows)
    assert {pair.one, pair.other} == set(rows[:2])


@pytest.mark.django_db
def test_access_and_requests_of_the_other_entry_go_on_working(event, coordinator):
    kept, other = make_organisation(name="A"), make_organisation(name="A bis")
    taking_part = make_partnership(event=event, organisation=other)
    access = make_partner_access(event=event, partnership=taking_part)
    secret = new_secret(access=access)
    asked = propose_sheet(
        access=access, values={**sheet_values(other), "acronym": "AB"}, seen=mark(other)
    )
    merge(kept=kept, other=other, chosen={}, by=coordinator)
    found = find_access(secret, now=timezone.now())
    assert (found.state, found.access.partnership.organisation) == (LinkState.OPEN, kept)
    accept_change(proposal=asked, by=coordinator, revision=1, replace=True)
    kept.refresh_from_db()
    assert (kept.name, kept.acronym) == ("A", "AB")


def mark(organisation):
    return mark_of(sheet_values(organisation), None)


@pytest.mark.django_db
def test_person_on_the_committee_of_another_event_is_not_merged(event, other_event, coordinator):
    kept, other = make_professional(), make_professional()
    make_committee_member(event=other_event, professional=other)
    make_partnership(event=event, organisation=kept.organisation)
    make_partnership(event=event, organisation=other.organisation)
    with pytest.raises(CannotMerge):
        merge(kept=kept, other=other, chosen={}, by=coordinator)
    with pytest.raises(CannotMerge):
        merge(kept=kept.organisation, other=other.organisation, chosen={}, by=coordinator)
    assert other not in Professional.objects.reachable_by(coordinator)
