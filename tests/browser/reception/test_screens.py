"""What volunteers see and press, screen by screen, on the real site."""

import pytest
from playwright.sync_api import expect

from tests.real_site.wifi import Mood


def assert_all_in_sight(page):
    """The whole list of answers, on the smallest phone: nobody scrolls with one thumb."""
    heights = page.locator(".panel").evaluate("panel => [panel.scrollHeight, panel.clientHeight]")
    assert heights[0] <= heights[1], heights


def press(tablet, name):
    tablet.page.get_by_role("button", name=name).first.click()


def refused_one(tablet, edition, wifi):
    """Counted without network, for an edition that then moves to other days."""
    wifi.mood = Mood.AWAY
    tablet.tap()
    edition.move(days=400)
    wifi.mood = Mood.GOOD
    tablet.look_for_network()
    press(tablet, "Voir")


def test_pairing(tablet, edition, assert_fits):
    tablet.open()
    expect(tablet.page.get_by_role("heading", name="Relier la tablette")).to_be_visible()
    assert_fits(tablet.page)
    tablet.page.get_by_label("Code du poste").fill("0000")
    press(tablet, "Relier cette tablette")
    expect(tablet.page.locator("#code-error")).to_contain_text("8 lettres et chiffres")
    assert_fits(tablet.page)
    tablet.page.get_by_label("Code du poste").fill("ABCD-EFGH")
    press(tablet, "Relier cette tablette")
    expect(tablet.page.locator("#code-error")).to_contain_text("n’est pas connu")
    tablet.page.get_by_label("Code du poste").fill(edition.code.lower())
    press(tablet, "Relier cette tablette")
    expect(tablet.page.get_by_role("heading", name="Tablette reliée")).to_be_visible()
    assert_fits(tablet.page)


def test_address_of_the_code_keeps_nothing(tablet, edition, wifi):
    """No server and no history writes the code down, and opening the address spends nothing."""
    tablet.open(edition.code)
    expect(tablet.page.get_by_role("button", name="Relier cette tablette")).to_be_visible()
    tablet.page.reload()
    assert edition.code not in tablet.page.url
    assert not [path for _method, path in wifi.requests if edition.code in path]
    tablet.pair(edition.code)


def test_profile_takes_two_taps_and_the_one_that_counts(paired, edition, assert_fits):
    for answer in ("18–25 ans", "En recherche d’emploi", "Bagnolet"):
        assert_fits(paired.page)
        assert_all_in_sight(paired.page)
        press(paired, answer)
    paired.tap()
    expect(paired.page.locator(".receipt")).to_be_visible()
    assert_fits(paired.page)
    paired.expect_figure("waiting", 0)
    assert edition.profiles() == [["18_25", "job_seeker"]]


def test_group(paired, edition, assert_fits):
    press(paired, "Groupe")
    for digit in "28":
        paired.page.get_by_role("button", name=digit, exact=True).click()
    assert_fits(paired.page)
    press(paired, "Compter 28 personnes")
    expect(paired.page.locator(".receipt")).to_contain_text("28")
    paired.expect_figure("all", 28)
    assert edition.arrivals() == 28


def test_group_leaves_nothing_of_its_profile(paired, edition):
    """On a tablet; a phone offers no group while a profile is begun."""
    paired.page.set_viewport_size({"width": 768, "height": 1024})
    press(paired, "18–25 ans")
    press(paired, "Groupe")
    press(paired, "Compter 2 personnes")
    expect(paired.page.locator(".receipt")).to_be_visible()
    expect(paired.plus).to_contain_text("Profil non précisé")
    press(paired, "16–17 ans")
    paired.tap()
    paired.expect_figure("all", 3)
    assert edition.profiles() == [["16_17", ""], ["18_25", ""]]


def test_take_away_with_a_reason(paired, edition, assert_fits):
    paired.tap(2)
    paired.page.locator(".status-menu").click()
    assert_fits(paired.page)
    press(paired, "Retirer un passage")
    assert_fits(paired.page)
    press(paired, "le plus récent")
    assert_fits(paired.page)
    press(paired, "Compté deux fois")
    paired.expect_figure("here", 1)
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == 1


@pytest.mark.parametrize(
    ("mode", "words"),
    [("Entretiens", "Quel pôle"), ("Atelier", "Relire son CV"), ("Sorties", "À l’intérieur")],
)
def test_modes(paired, assert_fits, mode, words):
    paired.page.locator(".status-menu").click()
    press(paired, "Changer ce que l’on compte")
    assert_fits(paired.page)
    press(paired, mode)
    expect(paired.page.locator("#screen")).to_contain_text(words)
    assert_fits(paired.page)


@pytest.mark.parametrize("screen", ["Réglages", "Aide", "Répétition"])
def test_pages_of_the_menu(paired, assert_fits, screen):
    paired.page.locator(".status-menu").click()
    press(paired, screen)
    expect(paired.page.get_by_role("heading", name=screen).first).to_be_visible()
    assert_fits(paired.page)


def test_rehearsal_counts_nothing_and_ends_with_one_word(paired, edition, assert_fits):
    paired.page.locator(".status-menu").click()
    press(paired, "Répétition")
    press(paired, "Commencer la répétition")
    verdict = paired.page.locator(".verdict")
    expect(verdict).to_contain_text("rêt", timeout=90_000)
    expect(paired.page.locator("#screen")).to_contain_text("Perdus")
    assert_fits(paired.page)
    assert edition.arrivals() == 0


def test_refused_item_stays_with_its_reason_and_can_be_sent_again(
    paired, edition, wifi, assert_fits
):
    refused_one(paired, edition, wifi)
    expect(paired.page.locator("#screen")).to_contain_text("Hors des jours de l’édition")
    assert_fits(paired.page)
    with paired.page.expect_download() as download:
        press(paired, "Exporter dans un fichier")
    assert "outside_event" in download.value.path().read_text()
    edition.move(days=-400)
    press(paired, "Renvoyer")
    expect(paired.page.locator("#screen")).to_contain_text("Rien à revoir", timeout=90_000)
    expect(paired.page.locator(":focus")).to_have_text("Rien à revoir.")
    assert edition.arrivals() == 1


def test_english(paired, assert_fits):
    paired.page.locator(".status-menu").click()
    press(paired, "Réglages")
    press(paired, "English")
    expect(paired.page.locator("html")).to_have_attribute("lang", "en")
    assert_fits(paired.page)
    paired.page.locator(".status-menu").click()
    expect(paired.page.locator("#screen")).to_contain_text("Rehearsal")


def test_keyboard_alone(paired, edition):
    paired.page.keyboard.press("3")  # the third age
    paired.page.keyboard.press("1")  # the first situation
    paired.plus.focus()
    paired.page.keyboard.press("Enter")
    expect(paired.page.locator(".receipt")).to_be_visible()
    paired.page.keyboard.press("Space")
    paired.expect_figure("here", 2)
    paired.page.keyboard.press("u")
    paired.expect_figure("here", 1)
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == 1


def test_key_held_down_counts_once(paired, edition):
    """Or a switch that stays pressed: the browser repeats the key, and would repeat the press."""
    paired.plus.focus()
    for _ in range(5):
        paired.page.keyboard.down("Enter")
    paired.page.keyboard.up("Enter")
    paired.page.keyboard.press("Enter")
    paired.expect_figure("here", 2)
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == 2


def test_interview_without_its_hub_is_not_counted(paired, assert_fits):
    """One person or a group: the server would refuse them for ever."""
    asked = paired.page.get_by_role("heading", name="Choisissez d’abord un pôle")
    paired.page.locator(".action-mode").click()
    press(paired, "Entretiens")
    paired.tap()
    expect(asked).to_be_visible()
    press(paired, "Groupe")
    expect(asked).to_be_visible()
    assert_fits(paired.page)
    press(paired, "Trouver un emploi")
    expect(asked).not_to_be_visible()
    press(paired, "Groupe")
    press(paired, "Compter 2 personnes")
    paired.expect_figure("all", 2)
    paired.expect_figure("here", 2)


def test_desk_with_another_task_counts_something_else(paired, edition):
    paired.page.locator(".action-mode").click()
    press(paired, "Entretiens")
    edition.become("exit")
    paired.look_for_network()
    expect(paired.plus).to_contain_text("sortie", timeout=90_000)


STORAGE = """
    window.installed = false;
    navigator.storage.persisted = async () => false;
    navigator.storage.persist = async () => window.installed;
"""


def test_installed_application_asks_again_to_keep_its_memory(phone, tablet, edition):
    """Browsers refuse it to a page that was just paired, and grant it to an application."""
    phone.add_init_script(STORAGE)
    tablet.pair(edition.code)
    settings = tablet.page.locator("#screen")
    tablet.page.locator(".status-menu").click()
    press(tablet, "Réglages")
    expect(settings).to_contain_text("le navigateur peut effacer")
    tablet.page.evaluate("window.installed = true; window.dispatchEvent(new Event('appinstalled'))")
    press(tablet, "Retour")
    press(tablet, "Réglages")
    expect(settings).to_contain_text("Le navigateur garde les passages")


YESTERDAY = "const real = Date.now; Date.now = () => real() - 86_400_000;"


def test_workshop_is_proposed_by_the_venues_clock(phone, tablet, edition):
    """A tablet that lay in a drawer believes in another day until it has a network."""
    phone.add_init_script(YESTERDAY)
    tablet.pair(edition.code)
    expect(tablet.page.locator(".status-last")).to_contain_text("synchro à", timeout=90_000)
    tablet.page.locator(".action-mode").click()
    press(tablet, "Atelier")
    expect(tablet.page.get_by_role("heading", name="Relire son CV")).to_be_visible()
