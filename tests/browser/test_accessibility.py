"""axe on pages that anybody can open, and the way in by keyboard."""

import re

import pytest
from django.urls import reverse

from tests.factories import PASSWORD, make_event_membership, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("name", ["home", "login", "password_reset", "accessibility", "legal"])
@pytest.mark.parametrize("width", [360, 1280])
def test_public_page_has_no_fault(page, assert_accessible, name, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reverse(name))
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_log_in_by_keyboard(page, assert_accessible, live_server):
    coordinator = make_event_membership(user=make_user(email="marie@example.org")).user
    page.goto(reverse("login"))
    page.get_by_label(re.compile("mail|électronique|courriel", re.IGNORECASE)).focus()
    page.keyboard.type(coordinator.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(live_server.url + reverse("home"))
    assert_accessible(page)


def test_wrong_password_is_said_in_the_title_and_at_the_top(page, assert_accessible):
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill("marie@example.org")
    page.locator("input[name=password]").fill("pas le bon")
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.title().startswith("Erreur")
    assert_accessible(page)


def test_axe_finds_a_fault(page, assert_accessible):
    page.goto(reverse("home"))
    page.evaluate("document.body.append(document.createElement('img'))")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)
