"""Answering in a real browser: on a phone, in Arabic, by keyboard, without script."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from surveys.languages import Language
from surveys.links import create_link
from surveys.models import Answer, Draft, Response
from surveys.words import words_in
from tests.factories import make_invitation
from tests.surveys.answering.questionnaires import (
    OPINION,
    REASON,
    SCORE,
    WHICH,
    WORDS,
    make_open_survey,
    way_in_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
FIRST_PAGE = 50_000  # bytes, all included
SMALLEST_TARGET = 44
TARGETS = ".go, .back, .tick, .tongues a, summary, textarea, .code"
HIGHEST = "boxes => Math.min(...boxes.map(box => box.getBoundingClientRect().height))"
WIDTH = "document.documentElement.scrollWidth"
LEFT = "box => box.getBoundingClientRect().left"
SENT = """() => [...performance.getEntriesByType('resource'),
    ...performance.getEntriesByType('navigation')]
    .map(entry => [new URL(entry.name).pathname, entry.transferSize])"""


@pytest.fixture
def version():
    return make_open_survey()


@pytest.fixture
def door(version):
    return f"/q/{way_in_of(version).code}/"


@pytest.fixture
def phone(browser, live_server):
    """A page on a telephone; `phone(language, script=False)`."""
    opened = []

    def opener(language="fr", script=True):
        opened.append(
            browser.new_context(
                base_url=live_server.url,
                locale=language,
                viewport=PHONE,
                java_script_enabled=script,
            )
        )
        return opened[-1].new_page()

    yield opener
    for context in opened:
        context.close()


def go(page, button="next"):
    page.locator(".go" if button == "start" else f"button[value={button}]").click()
    page.wait_for_load_state()


def answer_all(page, check=lambda page: None):
    """From the start to the thanks, by way of the question that depends on another."""
    go(page, "start")
    check(page)
    page.locator("#tick-2").check()
    go(page)
    check(page)
    page.locator("#tick-1").check()
    go(page)
    check(page)
    page.locator("#tick-1").check()
    page.locator("#tick-3").check()
    go(page)
    check(page)
    page.locator("input[value='9']").check()
    go(page)
    check(page)
    page.locator("textarea").fill("شكرا جزيلا")
    go(page, "send")
    page.wait_for_url("**/merci/**")


def assert_all_was_recorded():
    rows = set(Answer.objects.values_list("question__code", "choice__code", "score", "text"))
    assert rows == {
        (OPINION, "positive", None, ""),
        (REASON, "emploi", None, ""),
        (WHICH, "stage", None, ""),
        (WHICH, "cdi", None, ""),
        (SCORE, None, 9, ""),
        (WORDS, None, None, "شكرا جزيلا"),
    }
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_screen_has_no_fault(phone, door, assert_accessible, language):
    page = phone(language)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def check(page):
        assert page.evaluate(WIDTH) <= PHONE["width"]
        assert (
            page.locator(TARGETS).locator("visible=true").evaluate_all(HIGHEST) >= SMALLEST_TARGET
        )
        assert page.locator("html").get_attribute("lang") == language
        assert_accessible(page)

    page.goto(door)
    check(page)
    answer_all(page, check)
    check(page)
    assert complaints == []
    assert_all_was_recorded()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_refusal_has_no_fault(phone, door, version, assert_accessible, language):
    page = phone(language)
    words = words_in(language)
    link = f"/q/lien/{create_link(make_invitation(event=version.event, survey=version.survey))}/"

    def check(address, sentence):
        if address:
            page.goto(address)
        assert sentence in page.locator("main").inner_text()
        assert page.evaluate(WIDTH) <= PHONE["width"]
        assert_accessible(page)

    check("/q/", words.code_label)
    check("/q/?code=ZZZZZ", words.code_unknown)
    check("/q/ZZZZZ/", words.unknown_title)
    check("/q/lien/inconnu/", words.unknown_title)
    check(link, words.anonymous_link)
    check(f"{door}inconnue/1/", words.expired_title)
    check(f"{door}inconnue/fin/", words.expired_title)
    page.goto(door)
    go(page, "start")
    first = page.url
    go(page)
    check("", words.choose_one)
    check(first.replace("/1/", "/fin/"), words.ready_title)
    go(page, "send")
    check("", words.choose_one)
    type(version.survey).objects.update(closes_at=timezone.now())
    check(door, words.closed_title)
    opening = timezone.now() + timedelta(days=3)
    type(version.survey).objects.update(opens_at=opening, closes_at=None)
    check(door, words.not_open_title)


def test_arabic_runs_from_right_to_left(phone, door):
    page = phone("ar")
    page.goto(door)
    answer_all(page, assert_mirrored)
    assert Response.objects.get().language == "ar"


def assert_mirrored(page):
    assert page.locator("html").get_attribute("dir") == "rtl"
    ticks = page.locator(".ticks .tick")
    for tick in ticks.all():
        assert tick.locator("input").evaluate(LEFT) > tick.locator("span").evaluate(LEFT)
    scores = page.locator(".scores .tick")
    if scores.count():
        assert scores.nth(0).evaluate(LEFT) > scores.nth(1).evaluate(LEFT)


@pytest.mark.parametrize("language", Language.values)
def test_every_language_fits_a_phone_without_script(phone, door, language):
    page = phone(language, script=False)
    page.goto(door)
    assert words_in(language).start in page.locator("main").inner_text()
    widths = []
    answer_all(page, lambda page: widths.append(page.evaluate(WIDTH)))
    assert max(widths) <= PHONE["width"]
    assert words_in(language).thanks_title in page.locator("main").inner_text()
    assert page.context.cookies() == []
    assert_all_was_recorded()


def test_first_page_is_light(phone, door):
    page = phone()
    sizes = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()))
    page.goto(door, wait_until="networkidle")
    sent = dict(page.evaluate(SENT))
    assert door in sent
    assert "/static/css/answering.css" in sent
    whole = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    assert sum(sent.values()) * 0.8 < whole < FIRST_PAGE
    assert page.locator("script").count() == 0


def test_keyboard_alone(phone, door):
    page = phone()
    keys = page.keyboard
    page.goto(door)
    page.locator(".go").focus()
    keys.press("Enter")
    page.wait_for_url("**/1/")
    press_until(page, "#tick-1")
    keys.press("Space")
    keys.press("ArrowDown")
    assert page.locator("#tick-2").is_checked()
    keys.press("Enter")
    page.wait_for_url("**/2/")
    press_until(page, "#tick-1")
    keys.press("Space")
    keys.press("Enter")
    page.wait_for_url("**/3/")
    for tick in ("#tick-1", "#tick-3"):
        press_until(page, tick)
        keys.press("Space")
    press_until(page, "button[value=back]")
    keys.press("Enter")
    page.wait_for_url("**/2/")
    assert page.locator("#tick-1").is_checked()
    press_until(page, "button[value=next]")
    keys.press("Enter")
    page.wait_for_url("**/3/")
    assert page.locator("#tick-3").is_checked()
    press_until(page, "button[value=next]")
    keys.press("Enter")
    page.wait_for_url("**/4/")
    press_until(page, "#tick-1")
    for _step in range(9):
        keys.press("ArrowRight")
    keys.press("Enter")
    page.wait_for_url("**/5/")
    press_until(page, "#words")
    keys.type("شكرا جزيلا")
    press_until(page, "button[value=send]")
    keys.press("Enter")
    page.wait_for_url("**/merci/**")
    assert_all_was_recorded()


def press_until(page, selector):
    """Tab to it, as somebody without a mouse does; what has the focus is always visible."""
    for _press in range(20):
        page.keyboard.press("Tab")
        if page.locator(selector).evaluate("box => box === document.activeElement"):
            assert page.locator(selector).is_visible()
            return
    raise AssertionError(f"Tab never reaches {selector}")


def test_problem_takes_the_focus_and_leads_to_the_field(phone, door):
    page = phone(script=False)
    page.goto(door)
    go(page, "start")
    go(page)
    assert page.title().startswith("Erreur")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#tick-1")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2/**")


def test_words_of_the_other_are_asked_once_it_is_ticked(phone, door):
    page = phone(script=False)
    page.goto(door)
    go(page, "start")
    page.locator("#tick-1").check()
    go(page)
    assert page.locator("#words").is_hidden()
    page.get_by_label("autre").check()
    page.locator("#words").fill("par curiosité")
    go(page)
    go(page, "back")
    assert page.get_by_label("autre").is_checked()
    assert page.locator("#words").input_value() == "par curiosité"


def test_back_button_of_the_browser_finds_what_was_answered(phone, door):
    page = phone()
    page.goto(door)
    go(page, "start")
    page.locator("#tick-4").check()
    go(page)
    page.go_back()
    expect(page.locator("#tick-4")).to_be_checked()
