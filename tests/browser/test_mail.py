"""Messages, as a coordinator reads and approves them, by keyboard and on a phone."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.mail.sending import send_due
from tests.factories import (
    PASSWORD,
    make_mobilisation,
    make_professional,
    make_question,
    make_survey,
    make_survey_version,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def survey(event):
    survey = make_survey(event=event, audience="professional", opens_at=timezone.now())
    make_question(version=make_survey_version(survey=survey, event=event), kind="text")
    for letter in "ab":
        person = make_professional(email=f"{letter}@example.org", first_name="Zoé")
        make_mobilisation(event=event, professional=person)
    make_mobilisation(event=event, professional=make_professional(email=""))
    return survey


@pytest.fixture
def log_in(page, live_server):
    def logged_in(user):
        page.goto(reverse("login"))
        page.locator("input[name=username]").fill(user.email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(live_server.url + reverse("home"))

    return logged_in


@pytest.mark.parametrize("width", [360, 1280])
def test_from_the_choice_of_people_to_the_sending(
    page, log_in, assert_accessible, event, coordinator, survey, width
):
    def sound():
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.set_viewport_size({"width": width, "height": 800})
    log_in(coordinator)
    page.goto(reverse("mail_outbox", args=[event.slug]))
    sound()
    page.get_by_role("link", name="Lire les textes").click()
    sound()
    page.get_by_role("link", name="Demande de réponse à un questionnaire").click()
    page.get_by_label("Objet").fill("Bonjour {heure}")
    page.get_by_role("button", name="Enregistrer").click()
    sound()
    assert page.title().startswith("Erreur")
    page.goto(reverse("survey_invitations", args=[event.slug, survey.code]))
    page.get_by_text("Lesquels").click()
    sound()
    page.get_by_role("button", name="Préparer 2 messages").click()
    page.get_by_role("link", name="Tout approuver").wait_for()
    sound()
    page.get_by_role("link", name="Votre avis sur").first.click()
    page.get_by_text("[lien personnel, ajouté au moment de l’envoi]").first.wait_for()
    sound()
    page.go_back()
    page.get_by_role("link", name="Tout approuver").press("Enter")
    page.get_by_role("heading", name="Écrire à 2 personnes").wait_for()
    sound()
    page.get_by_role("button", name="Oui, envoyer").press("Enter")
    page.get_by_text("2 messages approuvés").wait_for()
    assert send_due().sent == 2
    page.goto(reverse("survey_invitations", args=[event.slug, survey.code]))
    page.get_by_text("2 sur 2 envoyés").wait_for()
    sound()
    door = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    page.goto(door.removeprefix("http://testserver"))
    sound()
    page.get_by_role("button", name="Ne plus recevoir ces messages").click()
    page.get_by_role("heading", name="Vous ne recevrez plus de messages").wait_for()
    sound()
