"""What was shown is done: all of it, once; and taken back while nothing depends on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.imports.applying import NotApplied, apply_import
from partners.imports.drafts import plan_of
from partners.imports.undoing import CannotUndo, obstacles_of, undo_import
from partners.models import Mobilisation, Organisation, Partnership, Professional
from tests.factories import (
    make_hub,
    make_mobilisation,
    make_organisation,
    make_partnership,
    make_professional,
)
from tests.partners.imports.files import draft_of, imported, outcomes, planned

SIRET = "21930006400017"
LINES = ("Nom;SIRET;Statut", f"Mairie;{SIRET};d'accord", "Association;;invitée")
PEOPLE = (
    "Nom;Prénom;Structure;Mél;Fonction;Rôle;Pôle",
    "MARTIN;Ada;Mairie;ada@example.org;Conseillère;conseillère;Orientation",
    "Durand;Luc;mairie;;;;",
    "Sans;Structure;Inconnue;;;;",
    ";;Mairie;;;;",
    "Autre;Ada;Mairie;ADA@example.org;;;",
)


@pytest.mark.django_db
def test_lines_are_written_with_their_participation(event, coordinator):
    draft = imported(event, coordinator, *LINES)
    statuses = event.partnerships.values_list("organisation__name", "status")
    assert sorted(statuses) == [("Association", "invited"), ("Mairie", "agreed")]
    assert (draft.state, draft.lines, draft.effects.count()) == ("applied", [], 4)


@pytest.mark.django_db
def test_directory_alone_leaves_the_event_as_it_is(event, coordinator):
    imported(event, coordinator, *LINES, joins=False)
    assert (Organisation.objects.count(), event.partnerships.count()) == (2, 0)


@pytest.mark.django_db
def test_import_is_done_once(event, coordinator):
    draft, plan = planned(event, coordinator, *LINES)
    apply_import(draft=draft, digest=plan.digest, by=coordinator)
    with pytest.raises(NotApplied):
        apply_import(draft=draft, digest=plan.digest, by=coordinator)
    assert Organisation.objects.count() == 2


@pytest.mark.django_db
def test_same_file_again_changes_nothing(event, coordinator):
    imported(event, coordinator, *LINES[:2])
    _draft, plan = planned(event, coordinator, *LINES[:2])
    assert (outcomes(plan), plan.written) == (["known"], [])


@pytest.mark.django_db
def test_directory_that_moved_meanwhile_stops_it(event, coordinator):
    draft, plan = planned(event, coordinator, *LINES)
    make_organisation(name="Mairie")
    with pytest.raises(NotApplied):
        apply_import(draft=draft, digest=plan.digest, by=coordinator)
    assert Partnership.objects.count() == 0


@pytest.mark.django_db
def test_professionals_go_to_their_organisation_and_hub(event, coordinator):
    make_hub(event=event, name="Orientation", code="orientation")
    make_partnership(event=event, organisation=make_organisation(name="Mairie"))
    draft, plan = planned(event, coordinator, *PEOPLE, kind="professionals")
    assert outcomes(plan) == ["new", "new", "refused", "refused", "refused"]
    apply_import(draft=draft, digest=plan.digest, by=coordinator)
    ada = Mobilisation.objects.get(professional__email="ada@example.org")
    assert (ada.hub.name, ada.role, ada.professional.organisation.name) == (
        "Orientation",
        "adviser",
        "Mairie",
    )
    assert "martin" not in ada.professional.code


@pytest.mark.django_db
def test_person_of_another_event_is_neither_shown_nor_changed(event, other_event, coordinator):
    hidden = make_professional(email="ada@example.org", last_name="Secrète")
    make_mobilisation(event=other_event, professional=hidden)
    make_organisation(name="Mairie")
    _draft, plan = planned(
        event,
        coordinator,
        PEOPLE[0].rsplit(";", 2)[0],
        PEOPLE[1].rsplit(";", 2)[0],
        kind="professionals",
    )
    assert (outcomes(plan), "Secrète" in str(plan)) == (["refused"], False)


@pytest.mark.django_db
def test_undoing_puts_everything_back(event, coordinator):
    make_organisation(name="Mairie", siret=SIRET, commune="")
    before = [*Organisation.objects.values()]
    draft = imported(
        event, coordinator, "Nom;SIRET;Ville", f"Ville de Bagnolet;{SIRET};Bagnolet", "Autre;;"
    )
    assert Organisation.objects.get(siret=SIRET).name == "Ville de Bagnolet"
    undo_import(done=draft)
    assert [*Organisation.objects.values()] == before
    assert event.partnerships.count() == 0
    with pytest.raises(CannotUndo):
        undo_import(done=draft)


def use_organisation(event):
    make_professional(organisation=Organisation.objects.get(name="Mairie"))


def change_organisation(event):
    Organisation.objects.filter(name="Mairie").update(is_spro=True)


def delete_organisation(event):
    event.partnerships.filter(organisation__name="Mairie").delete()


def join_another_event(event):
    make_partnership(organisation=Organisation.objects.get(name="Mairie"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act", [use_organisation, change_organisation, delete_organisation, join_another_event]
)
def test_what_depends_on_an_import_stands_in_the_way(act, event, coordinator):
    draft = imported(event, coordinator, *LINES)
    act(event)
    assert [one.line for one in obstacles_of(draft)] == [2]
    with pytest.raises(CannotUndo):
        undo_import(done=draft)
    assert Organisation.objects.count() == 2


@pytest.mark.django_db
def test_people_are_undone_with_their_mobilisation(event, coordinator):
    make_partnership(event=event, organisation=make_organisation(name="Mairie"))
    draft = imported(
        event, coordinator, "Nom;Prénom;Structure", "Martin;Ada;Mairie", kind="professionals"
    )
    undo_import(done=draft)
    assert (Professional.objects.count(), event.mobilisations.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["apply", "undo"])
def test_queries_do_not_grow_with_the_lines(act, event, coordinator):
    asked = []
    for start, number in ((0, 1), (10, 3), (1000, 300)):
        lines = [f"Structure {start + index}" for index in range(number)]
        draft = draft_of(event, coordinator, "Nom", *lines)
        digest = plan_of(draft, coordinator).digest
        with CaptureQueriesContext(connection) as applying:
            apply_import(draft=draft, digest=digest, by=coordinator)
        with CaptureQueriesContext(connection) as undoing:
            undo_import(done=draft)
        asked.append(len(applying if act == "apply" else undoing))
    batches = 6 if act == "undo" else 0  # Django deletes rows a hundred at a time
    assert asked[1] == asked[0]
    assert asked[2] <= asked[0] + batches
