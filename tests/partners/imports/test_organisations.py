"""Each line of a file of organisations, and what the dry run says of it."""

import re

import pytest

from partners.imports.applying import apply_import
from partners.imports.drafts import plan_of
from tests.factories import make_organisation, make_partnership, make_venue
from tests.partners.imports.files import draft_of, outcomes, planned

SIRET, LA_POSTE = "21930006400017", "35600000000048"
BAGNOLET = "93006"


@pytest.fixture
def event(event):
    event.venue = make_venue(insee_code=BAGNOLET)
    event.save()
    return event


@pytest.mark.django_db
def test_new_line_has_the_values_of_its_cells(event, coordinator):
    _draft, plan = planned(
        event,
        coordinator,
        "Liste des partenaires;;;;;;",
        "Nom de la structure;Sigle;N° SIRET;TYPE;Membre du SPRO;Ville;Site internet",
        "Mairie de Bagnolet;MDB;219 300 064 00017;mairie;oui;BAGNOLET;www.ville-bagnolet.fr",
    )
    [line] = plan.lines
    assert (line.number, line.outcome, line.joins) == (3, "new", True)
    assert line.values == {
        "name": "Mairie de Bagnolet",
        "acronym": "MDB",
        "siret": SIRET,
        "kind": "commune",
        "is_spro": True,
        "commune": "Bagnolet",
        "insee_code": BAGNOLET,
        "website": "https://www.ville-bagnolet.fr",
    }
    assert line.link == {"status": "invited"}


@pytest.mark.django_db
def test_participation_is_read_beside_the_sheet(event, coordinator):
    _draft, plan = planned(
        event,
        coordinator,
        "Structure;Rôles;Rejoint le;Charte acceptée le;Signataire",
        "Est Ensemble;porteur, financeur;20/09/2018;2018-09-21;A. Martin",
    )
    link = plan.lines[0].link
    assert [role for role in link if link[role] is True] == ["is_carrier", "is_funder"]
    assert (link["status"], f"{link['joined_on']}", link["charter_accepted_by"]) == (
        "agreed",
        "2018-09-20",
        "A. Martin",
    )


BAD_LINES = {
    "wrong key": ("A;21930006400018;;;", "SIRET"),
    "thirteen digits": ("A;2193000640001;;;", "13|treize"),
    "rounded by a spreadsheet": ("A;2,193E+13;;;", "arrondi"),
    "no name": (";;asso;;", "nom"),
    "kind that nobody knows": ("A;;club;;", "club"),
    "commune that nobody knows": ("A;;;Bagnollet;", "Bagnollet"),
    "namesakes": ("A;;;Sainte-Colombe;", "code postal"),
    "name and postcode disagree": ("A;;;Bagnolet;75001", "75001"),
    "name that is too long": (f"{'x' * 201};;;;", "200"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("case", BAD_LINES)
def test_bad_line_is_refused_with_its_reason(case, event, coordinator):
    text, reason = BAD_LINES[case]
    _draft, plan = planned(
        event, coordinator, "Nom;SIRET;Type;Commune;Code postal", text, "Bonne;;;;"
    )
    assert outcomes(plan) == ["refused", "new"]
    assert re.search(reason, " ".join(plan.lines[0].reasons), re.IGNORECASE)


@pytest.mark.django_db
def test_every_bad_cell_of_a_line_is_told(event, coordinator):
    _draft, plan = planned(event, coordinator, "Nom;SIRET;Type;Commune", "A;123;club;Bagnollet")
    assert len(plan.lines[0].reasons) == 3


@pytest.mark.django_db
def test_la_poste_has_its_own_sum(event, coordinator):
    _draft, plan = planned(event, coordinator, "Nom;SIRET", f"La Poste;{LA_POSTE}")
    assert outcomes(plan) == ["new"]


@pytest.mark.django_db
def test_known_siret_shows_what_changes_before_and_after(event, coordinator):
    make_organisation(name="Mairie", siret=SIRET, kind="commune", commune="")
    _draft, plan = planned(
        event, coordinator, "Nom;SIRET;Commune", f"Mairie de Bagnolet;{SIRET};Bagnolet"
    )
    [line] = plan.lines
    assert line.outcome == "changed"
    assert ("Mairie", "Mairie de Bagnolet") in [(one.before, one.after) for one in line.changes]


@pytest.mark.django_db
def test_known_line_that_changes_nothing_still_joins_the_event(event, coordinator):
    make_organisation(name="Mairie", siret=SIRET)
    _draft, plan = planned(event, coordinator, "Nom;SIRET", f"Mairie;{SIRET}")
    assert (outcomes(plan), plan.joining) == (["known"], 1)


@pytest.mark.django_db
def test_name_without_accents_is_a_probable_duplicate_until_somebody_decides(event, coordinator):
    known = make_organisation(name="Mission locale de Bagnolet")
    draft, plan = planned(event, coordinator, "Nom", "MISSION LOCALE BAGNOLET")
    assert (outcomes(plan), plan.written) == (["duplicate"], [])
    draft.decisions = {"2": str(known.pk)}
    assert planned_again(draft, coordinator) == [("changed", known.pk)]
    draft.decisions = {"2": "new"}
    assert planned_again(draft, coordinator) == [("new", None)]


def planned_again(draft, user):
    return [(str(line.outcome), line.target) for line in plan_of(draft, user).lines]


@pytest.mark.django_db
def test_same_organisation_twice_in_the_file_counts_once(event, coordinator):
    _draft, plan = planned(
        event, coordinator, "Nom;SIRET", f"A;{SIRET}", f"B;{SIRET}", "Cité X;", "cite x;"
    )
    assert outcomes(plan) == ["new", "refused", "new", "refused"]


@pytest.mark.django_db
def test_two_lines_about_one_known_organisation_write_it_once(event, coordinator):
    """One names it by its SIRET, the other by its name: together they would join the event twice,
    and the database would refuse the whole file."""
    known = make_organisation(name="Mission locale de Bagnolet", siret=SIRET)
    lines = ("Nom;SIRET", f"ML Bagnolet;{SIRET}", "Mission locale Bagnolet;")
    draft, _plan = planned(event, coordinator, *lines)
    draft.decisions = {"3": str(known.pk)}
    draft.save()
    plan = plan_of(draft, coordinator)
    assert outcomes(plan) == ["changed", "refused"]
    assert plan.lines[1].reasons == ("Même structure qu’à la ligne 2.",)
    apply_import(draft=draft, digest=plan.digest, by=coordinator)
    assert event.partnerships.get().organisation == known


@pytest.mark.django_db
def test_sheet_that_another_event_uses_is_not_changed(event, other_event, coordinator):
    known = make_organisation(name="Mairie", siret=SIRET, commune="")
    make_partnership(event=other_event, organisation=known)
    _draft, plan = planned(event, coordinator, "Nom;SIRET;Ville", f"Autre;{SIRET};Pantin")
    [line] = plan.lines
    assert (line.outcome, line.changes, line.joins, dict(line.values)) == ("known", (), True, {})


@pytest.mark.django_db
def test_latin_1_file_keeps_its_accents(event, coordinator):
    _draft, plan = planned(
        event, coordinator, "Nom;Ville", "École;Épinay-sur-Seine", encoding="latin-1"
    )
    assert (plan.lines[0].name, plan.lines[0].values["insee_code"]) == ("École", "93031")


@pytest.mark.django_db
def test_queries_are_as_many_for_one_line_as_for_300(
    event, coordinator, django_assert_max_num_queries
):
    lines = [f"Structure numéro {number}" for number in range(300)]
    one, many = (
        draft_of(event, coordinator, "Nom", "A"),
        draft_of(event, coordinator, "Nom", *lines),
    )
    for draft in (one, many):
        with django_assert_max_num_queries(6):
            assert plan_of(draft, coordinator).counts["new"] in (1, 300)


@pytest.mark.django_db
def test_new_line_says_what_it_brings_to_the_event(event, coordinator):
    rows = ["Structure;Rôle;Statut;Invitée le", "A;porteur, partenaire;invitée;01/09/2018"]
    _draft, plan = planned(event, coordinator, *rows, "B;hôte;invitée;", "C;;à inviter;")
    first, second, third = plan.lines
    told = {change.label: change.after for change in first.changes}
    assert (told["Porteur"], told["Partenaire"], told["Invitée le"]) == ("oui", "oui", "01/09/2018")
    assert "Financeur" not in told
    assert (first.reasons, third.reasons) == ((), ())
    without_day, not_counted = second.reasons
    assert ("sans date" in without_day, "partenaires" in not_counted) == (True, True)
    assert [line.outcome for line in plan.lines] == ["new", "new", "new"]
