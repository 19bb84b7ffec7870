"""The programme in a real browser: on a phone, without script, under the strict policy, and axe."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from events.models import Event
from tests.factories import (
    PASSWORD,
    make_activity,
    make_activity_host,
    make_assignment,
    make_hub,
    make_mobilisation,
    make_opening_day,
    make_room,
    make_stand,
    make_stand_holder,
)

STAFF = (
    "programme",
    "programme_add",
    "programme_presences",
    "programme_presence_add",
    "floor",
    "floor_stand_add",
)
PHONE = {"width": 360, "height": 780}
TABLET = {"width": 1024, "height": 768}


@pytest.fixture
def activity(event):
    Event.objects.update(is_public=True)
    make_opening_day(event=event, date="2019-04-17")
    made = make_activity(
        event=event,
        title="Écrire son CV",
        description="Une heure pour repartir avec un CV relu.",
        room=make_room(event=event, capacity=10),
        hub=make_hub(event=event),
        capacity=12,
    )
    make_activity_host(activity=made)
    make_assignment(activity=made)
    make_mobilisation(event=event)
    stand = make_stand_holder(stand=make_stand(event=event, number="A12")).stand
    make_assignment(event=event, stand=stand)
    return made


def log_in(page, account):
    page.goto(reverse("login"))
    page.get_by_label("Adresse électronique").fill(account.email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()


def fits(page):
    return page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_pages_of_the_programme(page, event, coordinator, activity, assert_accessible):
    log_in(page, coordinator)
    presence = event.assignments.get(activity=None)
    addresses = [reverse(name, args=[event.slug]) for name in STAFF]
    addresses += [
        reverse("programme_change", args=[event.slug, activity.code]),
        reverse("programme_delete", args=[event.slug, activity.code]),
        reverse("programme_presence_delete", args=[event.slug, presence.pk]),
        reverse("floor_stand_change", args=[event.slug, "A12"]),
        reverse("floor_stand_delete", args=[event.slug, "A12"]),
        reverse("public_programme", args=[event.slug]),
    ]
    for address in addresses:
        page.set_viewport_size(TABLET)
        page.goto(address)
        assert_accessible(page)
        page.set_viewport_size(PHONE)
        assert fits(page), address


def test_taken_room_is_refused_and_nothing_typed_is_lost(
    page, event, coordinator, activity, assert_accessible
):
    log_in(page, coordinator)
    page.goto(reverse("programme_add", args=[event.slug]))
    page.get_by_label("Titre").fill("Oser l’entretien")
    page.get_by_label("Jour").select_option("2019-04-17")
    page.get_by_label("Commence à").fill("10:30")
    page.get_by_label("Finit à").fill("11:30")
    page.get_by_label("Salle").select_option(str(activity.room.pk))
    page.get_by_role("button", name="Ajouter cette animation").click()
    expect(page.locator("#div_id_room")).to_contain_text("«\u202fÉcrire son CV\u202f», 10\u202fh")
    expect(page.get_by_label("Titre")).to_have_value("Oser l’entretien")
    assert page.title().startswith("Erreur")
    assert_accessible(page)
    page.get_by_label("Commence à").fill("11:00")
    page.get_by_role("button", name="Ajouter cette animation").click()
    expect(page.get_by_role("link", name="Oser l’entretien", exact=True)).to_be_visible()


def test_programme_is_read_without_script_under_the_strict_policy(
    browser, live_server, event, activity
):
    said = []
    with browser.new_context(
        base_url=live_server.url, locale="fr-FR", viewport=PHONE, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto(reverse("public_programme", args=[event.slug]))
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        page.get_by_label("Type").select_option("conference")
        page.get_by_role("button", name="Afficher").click()
        expect(page.get_by_text("Rien au programme ne répond")).to_be_visible()
        page.get_by_role("link", name="Afficher tout le programme").click()
        with page.expect_download() as download:
            page.locator(".programme-item").get_by_role("link").click()
        assert download.value.suggested_filename == f"{activity.code}-{event.slug}.ics"
    assert said == []
