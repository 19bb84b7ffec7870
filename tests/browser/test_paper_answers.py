"""Keying paper sheets in: with the keyboard alone, and as an ordinary form without script."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from surveys.models import Answer, Response
from tests.factories import PASSWORD, make_event
from tests.personas import holder
from tests.surveys.answering.questionnaires import (
    OPINION,
    REASON,
    SCORE,
    WHICH,
    WORDS,
    make_open_survey,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def survey():
    return make_open_survey(event=make_event()).survey


def open_sheet(page, survey, role):
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill(holder(survey.event, role).email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**" + reverse("home"))
    page.goto(reverse("paper_answers", args=[survey.event.slug, survey.code]))


def choose_stack(page):
    now = timezone.localtime()
    page.locator("#id_jour").fill(now.date().isoformat())
    page.locator("#id_heure").select_option(str(now.hour))


def rows():
    return set(Answer.objects.values_list("question__code", "choice__code", "score", "text"))


def focused(page):
    return page.evaluate("document.activeElement.closest('[data-question]')?.id")


def wait_for_sheet(page, number):
    """Its keys work, too: the script comes last."""
    page.get_by_role("heading", name=f"Feuille {number}").wait_for()
    page.wait_for_load_state()


def test_sheets_by_keyboard_alone(page, survey, assert_accessible):
    open_sheet(page, survey, "coordinator")
    choose_stack(page)
    keys = page.keyboard
    page.locator("#first").focus()
    for typed in ("2", "Enter", "1", "Enter", "1", "3", "Enter", "1", "0", "Enter"):
        keys.press(typed)
    assert focused(page) == "question-5"
    keys.type("Au 3e étage, 10 sur 10")
    keys.press("Enter")
    keys.press("Enter")
    wait_for_sheet(page, 2)
    expected = {
        (OPINION, "positive", None, ""),
        (REASON, "emploi", None, ""),
        (WHICH, "stage", None, ""),
        (WHICH, "cdi", None, ""),
        (SCORE, None, 10, ""),
        (WORDS, None, None, "Au 3e étage, 10 sur 10"),
    }
    assert rows() == expected
    expect(page.locator("#question-1").locator(":focus")).to_have_count(1)
    assert_accessible(page)
    page.reload()  # the same form again
    assert Response.objects.count() == 1
    page.get_by_role("button", name="Reprendre").click()
    wait_for_sheet(page, 1)
    assert Response.objects.count() == 0
    assert page.locator("input[value='10']").is_checked()
    page.locator("input[value='10']").focus()
    keys.press("Backspace")
    keys.press("7")
    page.locator("[data-record]").click()
    wait_for_sheet(page, 2)
    assert rows() == expected - {(SCORE, None, 10, "")} | {(SCORE, None, 7, "")}


def test_ordinary_form_without_script_on_a_phone(browser, live_server, survey):
    context = browser.new_context(
        base_url=live_server.url,
        locale="fr-FR",
        java_script_enabled=False,
        viewport={"width": 360, "height": 740},
    )
    page = context.new_page()
    open_sheet(page, survey, "reception")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    choose_stack(page)
    page.locator("[data-record]").click()
    page.get_by_role("alert").wait_for()
    assert page.title().startswith("Erreur")
    page.get_by_label("Peu satisfait").check()
    page.locator("[data-record]").click()
    wait_for_sheet(page, 2)
    assert rows() == {(OPINION, "negative", None, "")}
    context.close()
