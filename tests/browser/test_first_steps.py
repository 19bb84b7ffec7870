"""From an empty instance to a ready professional, with the pages alone, as a newcomer does.

Nothing is made by a factory but the account of the first administrator (`createsuperuser`).
"""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from tests.factories import PASSWORD, make_administrator

pytestmark = pytest.mark.django_db(transaction=True)
NEW_PASSWORD = "une phrase assez longue"
COORDINATOR = "claire@example.org"
ORGANISATIONS = (
    "Structure;Type;Ville;Rôle;Statut;Charte acceptée le\n"
    "Est Ensemble;EPT;Romainville;porteur, partenaire;d’accord;01/06/2026\n"
    "Mission locale;mission locale;Bagnolet;partenaire;d’accord;01/06/2026\n"
)
PEOPLE = (
    "Prénom;Nom;Structure;Courriel;Rôle\n"
    "Ada;Martin;Est Ensemble;ada@example.org;conseil\n"
    "Luc;Petit;Mission locale;luc@example.org;accueil\n"
)


@pytest.fixture
def look(page, assert_accessible):
    """Each page is sound at the width of a desk and of a phone."""

    def check():
        page.wait_for_load_state()  # a press leads to its first bytes
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert_accessible(page)

    return check


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def follow(page, name):
    page.get_by_role("link", name=name).first.click()


def log_in(page, email, password):
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill(email)
    page.locator("input[name=password]").fill(password)
    press(page, "Se connecter")
    page.get_by_role("heading", level=1).wait_for()


def import_file(page, text):
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("Fichier").set_input_files(file)
    press(page, "Regarder ce fichier")
    press(page, "Importer 2 lignes")
    page.get_by_text("Qu’a fait cet import ?".replace(" ?", "\u202f?")).first.wait_for()


def create_event(page, day):
    """As the administrator of the instance, who invites the coordinator."""
    follow(page, "Créer la première édition")
    page.locator("#id_name").fill("Cité de Bagnolet")
    page.locator("#id_slug").fill("bagnolet")
    with page.expect_popup() as opened:
        page.locator("#add_id_venue").click()
    popup = opened.value
    popup.locator("#id_name").fill("Campus")
    popup.locator("#id_commune").fill("Bagnolet")
    popup.locator("#id_insee_code").fill("93006")
    with popup.expect_event("close"):
        popup.locator("input[name=_save]").click(no_wait_after=True)  # it may close at once
    for name in ("starts_on", "ends_on"):
        page.locator(f"#id_{name}").fill(f"{day:%d/%m/%Y}")
    page.locator("input[name=_save]").click()
    page.get_by_label("Adresse électronique").fill(COORDINATOR)
    page.get_by_label(re.compile("Coordination")).check()


def enter_by_the_letter(page):
    letter = mail.outbox[-1]
    assert letter.to == [COORDINATOR]
    page.goto(re.search(r"http://testserver(/\S+)", letter.body)[1])
    for name in ("new_password1", "new_password2"):
        page.locator(f"input[name={name}]").fill(NEW_PASSWORD)
    press(page, "Changer le mot de passe")
    page.get_by_role("heading", level=1).wait_for()
    log_in(page, COORDINATOR, NEW_PASSWORD)


def hold_a_committee(page, look, day):
    follow(page, "Comités")
    follow(page, "Membres")
    follow(page, "Ajouter plusieurs membres")
    page.get_by_label("Ada Martin · Est Ensemble").check()
    page.get_by_label("Luc Petit · Mission locale").check()
    look()
    press(page, "Ajouter au comité")
    follow(page, "Réunions")
    follow(page, "Planifier un comité")
    page.get_by_label("Jour", exact=True).fill(f"{day:%Y-%m-%d}")
    page.get_by_label(re.compile("^Commence")).fill("09:30")
    page.get_by_label(re.compile("^Finit")).fill("12:00")
    page.get_by_label(re.compile("^Lieu")).fill("Romainville")
    page.get_by_label(re.compile("^Ordre du jour")).fill("Choix du lieu")
    press(page, "Planifier ce comité")


def convene(page, look):
    follow(page, "Convocation")
    press(page, "Préparer les convocations")
    look()
    follow(page, "Relire et envoyer")
    follow(page, "Tout approuver")
    press(page, "Oui, envoyer")
    page.get_by_text("2 messages approuvés").first.wait_for()


def write_the_minutes(page, look):
    follow(page, "Comités")
    follow(page, "COPIL n°")
    follow(page, "Présences")
    press(page, re.compile("Cocher « présence".replace(" ", "."), re.IGNORECASE))
    look()
    press(page, "Enregistrer les présences")
    follow(page, "Compte rendu")
    page.get_by_label("Synthèse").fill("Le Campus est retenu.")
    press(page, "Enregistrer et ajouter une décision")
    page.get_by_label("Décision", exact=True).fill("Retenir le Campus.")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    press(page, "Envoyer le compte rendu")
    page.get_by_text("compte rendu envoyé").first.wait_for()


def prepare_everybody(page, look, day):
    follow(page, "Préparation")
    follow(page, "Étapes")
    for name in ("Présentation des ressources", "Observation"):
        page.get_by_label(name).uncheck()
    press(page, "Enregistrer")
    follow(page, "Séances")
    follow(page, "Ajouter une séance")
    page.get_by_label("Type", exact=True).select_option("awareness")
    page.get_by_label("Date", exact=True).fill(f"{day:%Y-%m-%d}")
    press(page, "Ajouter cette séance")
    follow(page, "Cocher qui est venu")
    look()
    page.get_by_label("Tout cocher").check()
    press(page, "Noter")
    page.get_by_text("2 présences notées").first.wait_for()


def test_from_an_empty_instance_to_a_ready_professional(page, context, look):
    make_administrator(email="admin@example.org")
    today = timezone.localdate()
    log_in(page, "admin@example.org", PASSWORD)
    look()
    create_event(page, today + timedelta(days=20))
    look()
    press(page, "Inviter")
    page.get_by_text("L’invitation est partie").first.wait_for()
    context.clear_cookies()
    enter_by_the_letter(page)
    follow(page, "Cité de Bagnolet")
    look()
    follow(page, "Importez votre liste de structures")
    import_file(page, ORGANISATIONS)
    look()
    follow(page, "Importer maintenant les professionnels")
    import_file(page, PEOPLE)
    hold_a_committee(page, look, today)
    convene(page, look)
    write_the_minutes(page, look)
    prepare_everybody(page, look, today)
    page.get_by_text(re.compile("Prêts.:.2 sur")).first.wait_for()
    event = Event.objects.get()
    assert event.partnerships.carriers().count() == 1
    assert event.mobilisations.with_steps().filter(is_ready=True).count() == 2
    meeting = event.committee_meetings.get()
    assert (meeting.minutes_status, meeting.decisions.count()) == ("sent", 1)
    sent = event.outgoing_messages.filter(purpose="committee_convocation", state="approved")
    assert sent.count() == 2
