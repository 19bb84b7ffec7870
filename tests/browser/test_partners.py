"""Importing a file and working on the board, in a real browser, at the width of a phone too."""

import re

import pytest
from django.urls import reverse

from tests.factories import PASSWORD, make_event, make_event_membership, make_organisation

pytestmark = pytest.mark.django_db(transaction=True)
CSV = (
    "Structure;SIRET;Ville\n"
    "Mission locale;;Pantin\nFausse;123;Pantin\nTRÉMPLIN;;\nAtelier du bois;;Bagnolet\n"
)


@pytest.fixture
def event(page):
    event = make_event()
    account = make_event_membership(event=event, role="coordinator").user
    make_organisation(name="Tremplin")
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill(account.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("heading", level=1).wait_for()
    return event


def test_file_becomes_partners_and_they_are_followed(event, page, assert_accessible):
    def check():
        page.wait_for_load_state()  # a press leads to its first bytes
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert_accessible(page)
        page.set_viewport_size({"width": 1280, "height": 800})

    page.goto(reverse("directory_import_new", args=[event.slug]))
    check()
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": CSV.encode("latin-1")}
    page.get_by_label("Fichier").set_input_files(file)
    page.get_by_role("button", name="Regarder ce fichier").click()
    page.get_by_text("quatorze chiffres").wait_for()
    check()
    page.get_by_role("link", name="Ajuster les colonnes").click()
    check()
    page.get_by_role("button", name="Voir ce qui va se passer").click()
    page.get_by_role("button", name=re.compile("Tous les doublons")).click()
    page.get_by_role("button", name="Importer 3 lignes").click()
    check()
    page.get_by_role("link", name="Voir les partenaires").click()
    page.get_by_label("Tout cocher").check()
    check()
    page.get_by_label("Pour celles qui sont cochées").select_option("agreed")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_text("3 structures vont changer").wait_for()
    check()
    page.locator("main form button[type=submit]").click()
    page.get_by_text(re.compile("Noter d’accord.:.3 structures")).first.wait_for()
    page.get_by_role("button", name="Annuler").click()
    page.get_by_text("Annulé pour 3 structures").wait_for()
    for name in ("directory", "directory_duplicates", "directory_imports"):
        page.goto(reverse(name, args=[event.slug]))
        check()
