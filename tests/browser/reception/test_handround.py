"""The tablet that goes from hand to hand: five people offline, and nothing of them is left."""

import json

import pytest
from playwright.sync_api import expect

from tests.real_site.wifi import Mood

HAND = """
from django.utils import timezone
from surveys.services import create_from_bank, open_now
from visits.handround.giving import hand_to
from visits.models import Desk
desk = Desk.objects.get(pk={desk})
survey = create_from_bank(event=desk.event, questionnaire="visitors")
open_now(survey=survey)
hand_to(desk=desk, surveys=[survey])
"""
COUNT = """
import json
from surveys.models import Answer, Response
responses = Response.objects.filter(event__slug={slug!r}, channel="tablet")
texts = Answer.objects.filter(response__in=responses).exclude(text="")
print(json.dumps([sorted(responses.values_list("language", flat=True)),
    sorted(texts.values_list("text", flat=True))]))
"""
KEPT = """async () => {
    const database = await new Promise(done => {
        const asked = indexedDB.open('cite-ephemere-accueil');
        asked.onsuccess = () => done(asked.result);
    });
    const all = await Promise.all([...database.objectStoreNames].map(name => new Promise(done => {
        const asked = database.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => done(asked.result);
    })));
    database.close();
    return JSON.stringify([all, {...localStorage}, {...sessionStorage}, history.state]);
}"""
TONGUES = {"ar": "العربية", "es": "Español", "fr": "Français"}
ORDER = ["ar", "es", "fr", "ar", "es"]


@pytest.fixture
def handing(tablet, edition):
    """Paired with a desk that may hand a questionnaire round; the application is saved."""
    edition.site.run(HAND.format(desk=edition.desk))
    tablet.pair(edition.code)
    tablet.wait_until_saved()
    return Visitor(tablet)


class Visitor:
    def __init__(self, tablet):
        self.tablet, self.page = tablet, tablet.page

    def hand_over(self, check=lambda page: None):
        """What the staff do; the four digits to come back."""
        self.page.locator(".status-menu").click()
        self.press("Faire remplir un questionnaire")
        row = self.page.locator(".page-body .row")
        expect(row).to_have_count(1)
        check(self.page)
        row.click()
        check(self.page)
        digits = self.page.locator(".hand-digits").inner_text()
        self.press("Donner la tablette")
        expect(self.welcome).to_be_visible()
        return digits

    def press(self, name):
        self.page.get_by_role("button", name=name).first.click()

    @property
    def welcome(self):
        return self.page.locator(".hand-tongues")

    @property
    def onward(self):
        return self.page.locator(".hand-actions .button").first

    def begin(self, language):
        self.press(TONGUES[language])
        assert self.page.evaluate("document.documentElement.lang") == language
        right_to_left = self.page.evaluate("document.documentElement.dir") == "rtl"
        assert right_to_left == (language == "ar")
        self.page.locator(".hand-page .button-large").click()

    def answer(self, words, check=lambda page: None):
        """The first choice everywhere, and these words in the end."""
        words_asked = self.page.locator(".hand-question > textarea")
        while words_asked.count() == 0:
            self.page.locator(".hand-tick").first.click()
            check(self.page)
            self.onward.click()
        words_asked.fill(words)
        check(self.page)
        self.onward.click()
        expect(self.page.locator(".hand-thanks")).to_be_visible()
        check(self.page)


def test_five_people_answer_without_a_network_and_leave_nothing(
    handing, edition, wifi, assert_fits
):
    digits = handing.hand_over(assert_fits)
    wifi.mood = Mood.AWAY
    page = handing.page
    for number, language in enumerate(ORDER):
        words = f"avis secret {number}"
        check = assert_fits if number == 0 else lambda _page: None
        handing.begin(language)
        if number == 1:  # she gives up after two questions, and the tablet reloads
            handing.page.locator(".hand-tick").first.click()
            handing.onward.click()
            page.reload()
            expect(handing.welcome).to_be_visible()
            handing.begin(language)
        handing.answer(words, check)
        assert words not in page.content()
        if number % 2:
            page.go_back()
            page.reload()
        else:
            page.locator(".hand-thanks .button").click()
        expect(handing.welcome).to_be_visible()
        page.go_back()
        expect(handing.welcome).to_be_visible()
        assert words not in page.content()
        assert page.evaluate("document.documentElement.lang") == "fr"
        assert "/accueil/" in page.url
    assert json.loads(edition.site.run(COUNT.format(slug=edition.slug)))[0] == []
    assert_fits(page)
    wifi.mood = Mood.GOOD
    handing.tablet.look_for_network()
    take_back(handing, digits, assert_fits)
    wait_until_sent(handing.tablet)
    page.locator(".status-menu").click()
    waiting = page.get_by_text("Questionnaires en attente").locator("xpath=..")
    expect(waiting).to_contain_text("attente0")
    languages, texts = json.loads(edition.site.run(COUNT.format(slug=edition.slug)))
    assert languages == sorted(ORDER)
    assert texts == [f"avis secret {number}" for number in range(len(ORDER))]
    assert "avis secret" not in page.evaluate(KEPT)


def wait_until_sent(tablet):
    for _attempt in range(90):
        if "avis secret" not in tablet.page.evaluate(KEPT):
            return
        tablet.look_for_network()
        tablet.page.wait_for_timeout(500)
    raise AssertionError("questionnaires stay on the tablet")


def take_back(handing, digits, check):
    """A visitor finds no way out; who knows the digits does."""
    page = handing.page
    for key in ("Escape", "u", "?", "1", "Control+z"):
        page.keyboard.press(key)
    expect(handing.welcome).to_be_visible()
    page.locator(".hand-lock").click()
    page.get_by_label("Les quatre chiffres").fill("0000" if digits != "0000" else "1111")
    page.keyboard.press("Enter")
    expect(page.locator("#hand-code-error")).to_contain_text("pas les bons chiffres")
    check(page)
    page.get_by_label("Les quatre chiffres").fill(digits)
    page.keyboard.press("Enter")
    expect(handing.tablet.plus).to_be_visible()


def test_pause_without_a_touch_erases_what_was_answered(tablet, edition, assert_fits):
    tablet.page.clock.install()
    edition.site.run(HAND.format(desk=edition.desk))
    tablet.pair(edition.code)
    visitor = Visitor(tablet)
    visitor.hand_over()
    visitor.begin("es")
    page = visitor.page
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the first smiley
    expect(page.locator(".hand-tick input").first).to_be_checked()
    page.clock.fast_forward(61_000)
    pause = page.get_by_role("dialog", name="¿Sigue usted ahí?")
    expect(pause).to_be_visible()
    assert_fits(page)
    page.get_by_role("button", name="Continúo").click()
    expect(pause).not_to_be_visible()
    expect(page.locator(".hand-tick input").first).to_be_checked()
    page.clock.fast_forward(61_000)
    expect(pause).to_be_visible()
    page.clock.fast_forward(31_000)
    expect(visitor.welcome).to_be_visible()
    visitor.begin("fr")
    expect(page.locator(".hand-tick input").first).not_to_be_checked()
    page.clock.resume()
    lock = page.locator(".hand-lock")
    lock.focus()
    page.keyboard.down("Enter")
    page.clock.fast_forward(3_500)
    page.keyboard.up("Enter")
    expect(tablet.plus).to_be_visible()
