"""Professionals who share a mailbox, or whose names are written in two ways."""

import pytest

from core.folding import is_same_name, name_key, run_together
from partners.directory.duplicates import professional_pairs
from partners.imports.applying import apply_import
from partners.imports.drafts import plan_of
from partners.imports.undoing import CannotUndo, undo_import
from partners.models import Professional
from tests.factories import make_organisation, make_partnership, make_professional
from tests.partners.imports.files import imported, outcomes, planned

pytestmark = pytest.mark.django_db
HEADINGS = "Nom;Prénom;Structure;Mél;Fonction"
PAUL = "Petit;Paul;Mairie;ACCUEIL@example.org;Agent"


@pytest.fixture
def marie(event):
    town_hall = make_organisation(name="Mairie")
    make_partnership(event=event, organisation=town_hall)
    return make_professional(
        organisation=town_hall,
        first_name="Marie",
        last_name="Durand",
        email="accueil@example.org",
        job_title="Conseillère",
    )


def decided(event, by, decision):
    draft, _plan = planned(event, by, HEADINGS, PAUL, kind="professionals")
    draft.decisions = {"2": decision}
    draft.save()
    plan = plan_of(draft, by)
    apply_import(draft=draft, digest=plan.digest, by=by)
    return plan


def test_another_name_under_a_known_address_is_asked_about(event, coordinator, marie):
    _draft, plan = planned(event, coordinator, HEADINGS, PAUL, kind="professionals")
    [line] = plan.lines
    assert (outcomes(plan), plan.written) == (["duplicate"], [])
    assert [one.key for one in line.candidates] == [marie.pk]
    assert "autre nom" in line.reasons[0]


def test_another_person_is_added_without_the_address(event, coordinator, marie):
    decided(event, coordinator, "new")
    paul = Professional.objects.get(last_name="Petit")
    marie.refresh_from_db()
    assert (paul.email, marie.last_name, marie.job_title) == ("", "Durand", "Conseillère")


def test_same_person_is_renamed_only_when_told(event, coordinator, marie):
    decided(event, coordinator, str(marie.pk))
    marie.refresh_from_db()
    assert (marie.display_name, Professional.objects.count()) == ("Paul Petit", 1)


def test_same_file_again_finds_who_was_added(event, coordinator, marie):
    decided(event, coordinator, "new")
    paul = Professional.objects.get(last_name="Petit")
    plan = decided(event, coordinator, str(paul.pk))
    assert (outcomes(plan), Professional.objects.count()) == (["known"], 2)


@pytest.mark.parametrize("line", ["durand;MARIE", "Marie;Durand", "Durand;"])
def test_same_name_written_otherwise_is_the_same_person(event, coordinator, marie, line):
    text = f"{line};Mairie;accueil@example.org;Directrice"
    _draft, plan = planned(event, coordinator, HEADINGS, text, kind="professionals")
    assert outcomes(plan) == ["changed"]


def test_name_with_an_end_of_line_or_in_code_is_refused(event, coordinator, marie):
    lines = ('"Pe\ntit";Paul;Mairie;;', "=?utf-8?q?a=0Ab?=;Paul;Mairie;;")
    _draft, plan = planned(event, coordinator, HEADINGS, *lines, kind="professionals")
    assert "refused" in outcomes(plan)
    apply_import(draft=_draft, digest=plan.digest, by=coordinator)
    assert not Professional.objects.filter(last_name__contains="=?").exists()


def test_address_that_somebody_has_since_stops_the_undoing(event, coordinator, marie):
    line = "Durand;Marie;Mairie;accueil@example.org;Directrice"
    done = imported(event, coordinator, HEADINGS, line, kind="professionals")
    effect = done.effects.get(target="professional")
    effect.before, effect.after = {"email": "old@example.org"}, {"email": marie.email}
    effect.save()
    make_professional(email="OLD@example.org")
    with pytest.raises(CannotUndo) as refusal:
        undo_import(done=done)
    assert "old@" not in str(refusal.value)
    done.refresh_from_db()
    assert done.state == "applied"


def test_apostrophes_and_hyphens_do_not_hide_a_duplicate(event, coordinator, marie):
    make_professional(organisation=marie.organisation, first_name="Awa", last_name="N’Diaye")
    line = "NDIAYE;Awa;Mairie;;"
    _draft, plan = planned(event, coordinator, HEADINGS, line, kind="professionals")
    assert outcomes(plan) == ["duplicate"]
    make_professional(first_name="AWA", last_name="Ndiaye")
    make_professional(first_name="Jean-Paul", last_name="Roy")
    make_professional(first_name="Jean Paul", last_name="ROY")
    assert len(professional_pairs(Professional.objects.all())) == 2


def test_names_are_compared_as_people_write_them():
    assert run_together("N'Diaye") == run_together("NDIAYE") == "ndiaye"
    assert is_same_name("Awa N’Diaye", "AWA NDIAYE")
    assert is_same_name("", "Awa")
    assert not is_same_name("Paul Petit", "Marie Petit")
    assert name_key("Mission locale de l’Est") == "est locale mission"
