"""Preparation and the partner space in a real browser: with a finger, a keyboard, and axe."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from partners.models import SessionAttendance
from partners.space_links import new_secret
from tests.factories import (
    PASSWORD,
    make_change_proposal,
    make_mobilisation,
    make_partner_access,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)

STAFF = [
    "preparation",
    "preparation_organisations",
    "preparation_sessions",
    "preparation_session_add",
    "preparation_steps",
    "preparation_requests",
    "space_links",
]
SPACE = [
    "space_home",
    "space_charter",
    "space_sheet",
    "space_people",
    "space_person_add",
    "space_sessions",
    "space_offers",
    "space_notice",
]
PHONE = {"width": 360, "height": 780}
TABLET = {"width": 1024, "height": 768}


@pytest.fixture
def session(event):
    """Held today, three people expected."""
    made = make_preparation_session(event=event, date=timezone.localdate(), code="atelier")
    for name in ("Aubry", "Lemaître", "Zola"):
        person = make_professional(first_name="Camille", last_name=name)
        row = make_mobilisation(event=event, professional=person)
        make_session_attendance(session=made, mobilisation=row)
    return made


@pytest.fixture
def access(event):
    partnership = make_partnership(event=event)
    own = make_professional(organisation=partnership.organisation, last_name="Petit")
    row = make_mobilisation(event=event, professional=own)
    make_change_proposal(event=event, partnership=partnership, kind="person", mobilisation=row)
    make_change_proposal(event=event, partnership=partnership)
    soon = timezone.localdate() + timedelta(days=3)
    make_preparation_session(event=event, date=soon, kind="portal", capacity=3)
    return make_partner_access(event=event, partnership=partnership)


def log_in(page: Page, account):
    page.goto(reverse("login"))
    page.get_by_label("Adresse électronique").fill(account.email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()


def fits(page: Page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_pages_of_the_coordinator(page, event, coordinator, session, access, assert_accessible):
    log_in(page, coordinator)
    person = session.attendances.first().mobilisation.professional.code
    addresses = [reverse(name, args=[event.slug]) for name in STAFF]
    addresses += [
        reverse("preparation_session", args=[event.slug, session.code]),
        reverse("preparation_presence", args=[event.slug, session.code]),
        reverse("preparation_person", args=[event.slug, person]),
        reverse("person_erase", args=[event.slug, person]),
    ]
    for address in addresses:
        page.set_viewport_size(TABLET)
        page.goto(address)
        assert_accessible(page)
        page.set_viewport_size(PHONE)
        assert fits(page), address


def test_attendance_is_noted_with_one_tap(page, event, coordinator, session):
    log_in(page, coordinator)
    page.set_viewport_size(TABLET)
    page.goto(reverse("preparation_presence", args=[event.slug, session.code]))
    for name in ("Aubry", "Zola"):
        button = page.get_by_role("button", name=f"Présent Camille {name}")
        assert button.bounding_box()["height"] >= 64
        button.click()
        expect(page.get_by_role("button", name=f"Présent Camille {name}")).to_have_attribute(
            "aria-pressed", "true"
        )
    page.get_by_role("button", name="Absent Camille Lemaître").click()
    expect(page.get_by_text("présents : 2, absents : 1")).to_be_visible()
    rows = SessionAttendance.objects.order_by("mobilisation__professional__last_name")
    assert list(rows.values_list("status", flat=True)) == ["attended", "absent", "attended"]


def test_link_opens_with_one_press_and_leaves_the_address(page, access, assert_accessible):
    asked = []
    page.on("request", lambda request: asked.append(request.url + str(request.headers)))
    secret = new_secret(access=access)
    page.goto(f"{reverse('space_enter')}#{secret}")
    button = page.get_by_role("button", name="Ouvrir l’espace de ma structure")
    expect(page.get_by_label("Votre lien ou votre code")).to_be_hidden()
    assert_accessible(page)
    assert secret not in page.url
    button.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Que reste-t-il à faire\u202f?")
    assert [line for line in asked if secret in line] == []
    for name in SPACE:
        page.set_viewport_size(TABLET)
        page.goto(reverse(name))
        assert_accessible(page)
        page.set_viewport_size(PHONE)
        assert fits(page), name


def test_space_opens_without_script(browser, live_server, access):
    with browser.new_context(
        base_url=live_server.url, locale="fr-FR", java_script_enabled=False
    ) as context:
        page = context.new_page()
        secret = new_secret(access=access)
        page.goto(f"{reverse('space_enter')}#{secret}")
        page.get_by_label("Votre lien ou votre code").fill(f"https://exemple/espace/#{secret}")
        page.get_by_role("button", name="Ouvrir l’espace de ma structure").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Que reste-t-il à faire")
        page.goto(reverse("space_enter"))
        page.get_by_label("Votre lien ou votre code").fill("faux")
        page.get_by_role("button", name="Ouvrir l’espace de ma structure").click()
        expect(page.get_by_text("Ce lien n’est pas reconnu")).to_be_visible()
