"""Results and moderation in a real browser: accessible, at phone width, with the keyboard alone."""

import pytest
from django.urls import reverse

from surveys.models import Moderation
from tests.factories import PASSWORD
from tests.personas import holder
from tests.reporting.figures.reference import make_reference
from tests.reporting.results.filled import add_question, fill, make_questionnaire

pytestmark = pytest.mark.django_db(transaction=True)
FIRST_READ = ".verbatims > li:first-child:focus"
TOO_WIDE = "box => box.scrollWidth > box.clientWidth"


@pytest.fixture
def event():
    event = make_reference()
    version = make_questionnaire(event, "ateliers-2", "workshop")
    add_question(version, "quality", "satisfaction")
    add_question(version, "comment", "text", position=2)
    for language, good, bad in (("fr", 40, 10), ("en", 34, 6), ("ar", 7, 2)):
        fill(version, {"quality": "positive", "comment": "Bien."}, good, language=language)
        fill(version, {"quality": "negative"}, bad, language=language)
    return event


@pytest.fixture
def faults(page, event, live_server):
    """What the browser complained of; a coordinator is logged in."""
    told = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else 0)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill(holder(event, "coordinator").email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(live_server.url + reverse("home"))
    return told


def addresses(event):
    return [
        reverse("results", args=[event.slug]),
        reverse("results_survey", args=[event.slug, "ateliers-2"]),
        reverse("results_survey", args=[event.slug, "ateliers-2"]) + "?groupe=langue:fr",
        reverse("results_survey", args=[event.slug, "visitors"]),
        reverse("results_comparison", args=[event.slug]),
        reverse("verbatims", args=[event.slug]),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_have_no_fault(page, event, faults, assert_accessible, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for address in addresses(event):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        boxes = page.locator(".card, .chart, .verbatim").all()
        assert [box.inner_text() for box in boxes if box.evaluate(TOO_WIDE)] == []
        assert faults == []  # before axe, which writes styles of its own into the page
        assert_accessible(page)


def test_one_group_is_chosen_with_the_keyboard_alone(page, event, faults):
    page.goto(reverse("results_survey", args=[event.slug, "ateliers-2"]))
    page.get_by_label("Groupe", exact=True).focus()
    page.keyboard.type("Fran")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?groupe=langue*fr")
    assert page.get_by_role("heading", level=1).inner_text().endswith("Français")
    assert page.get_by_text("50 questionnaires sur 99.").is_visible()
    assert faults == []


def test_texts_are_moderated_with_the_keyboard_alone(page, event, faults):
    page.goto(reverse("verbatims", args=[event.slug]) + "?suite=1")
    page.locator(FIRST_READ).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("p")
    page.get_by_role("status").locator(".message").wait_for()
    assert list(Moderation.objects.values_list("verdict", flat=True)) == ["published"]
    page.locator(FIRST_READ).wait_for()
    page.wait_for_load_state()  # the focus comes before the script that listens to keys
    page.keyboard.press("m")
    page.locator(".section-nav li", has_text="(1)").nth(1).wait_for()
    assert sorted(Moderation.objects.values_list("verdict", flat=True)) == ["hidden", "published"]
    assert faults == []


def test_letters_typed_into_a_text_moderate_nothing(page, event, faults):
    page.goto(reverse("verbatims", args=[event.slug]))
    card = page.locator("[data-verbatim]").first
    card.locator("summary").click()
    card.locator("textarea").fill("")
    card.locator("textarea").press_sequentially("pma")
    assert card.locator("textarea").input_value() == "pma"
    assert Moderation.objects.count() == 0


def test_texts_are_moderated_without_javascript(browser, live_server, event):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(reverse("verbatims", args=[event.slug]))
        page.locator("input[name=username]").fill(holder(event, "coordinator").email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.locator("[name=selected]").nth(0).check()
        page.locator("[name=selected]").nth(1).check()
        page.locator("button[name=action][value=publish]").click()
        page.get_by_role("status").locator(".message").wait_for()
        assert Moderation.objects.filter(verdict="published").count() == 2
        page.locator("form.undo button").click()
        page.get_by_role("status").locator(".message").wait_for()
        assert Moderation.objects.count() == 0
