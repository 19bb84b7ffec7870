"""The tablet in a real Chromium, the server and PostgreSQL for real, the Wi-Fi at its worst."""

import pytest
from playwright.sync_api import expect

from tests.real_site.wifi import Mood

TAPS = 200
FEW = 12


def test_two_hundred_taps_survive_everything(reopen, edition, wifi, site):
    """Offline, reloaded, closed, reopened; the server killed meanwhile; then back."""
    tablet = reopen()
    tablet.pair(edition.code)
    tablet.wait_until_saved()
    wifi.mood = Mood.AWAY
    tablet.tap(TAPS // 2)
    tablet.expect_figure("here", TAPS // 2)  # only what was shown as counted is promised
    tablet.page.reload()
    tablet.tap(TAPS // 2)
    tablet.expect_figure("here", TAPS)
    tablet.expect_figure("waiting", TAPS)
    site.kill()
    tablet = reopen()
    tablet.open()
    tablet.expect_figure("waiting", TAPS)
    assert edition.arrivals() == 0
    site.start()
    wifi.mood = Mood.GOOD
    tablet.look_for_network()
    tablet.expect_figure("waiting", 0)
    tablet.expect_figure("all", TAPS)
    assert edition.arrivals() == TAPS


@pytest.mark.parametrize("mood", [Mood.PORTAL, Mood.STALL, Mood.DEAF, Mood.CUT])
def test_bad_wifi_stops_no_tap_and_loses_none(paired, edition, wifi, mood):
    wifi.mood = mood
    for number in range(1, FEW + 1):
        paired.tap()
        expect(paired.page.locator(".receipt")).to_be_visible()
        paired.expect_figure("here", number)
    paired.expect_figure("waiting", FEW)
    wifi.mood = Mood.GOOD
    paired.look_for_network()
    paired.expect_figure("waiting", 0)
    paired.expect_state("Tout est envoyé")
    assert edition.arrivals() == FEW


def test_portal_is_told_in_words(paired, wifi):
    wifi.mood = Mood.PORTAL
    paired.tap()
    paired.expect_state("Le Wi-Fi demande une page de connexion")


def test_reload_behind_a_portal_opens_the_application_and_not_the_portal(paired, wifi):
    wifi.mood = Mood.PORTAL
    paired.page.reload()
    expect(paired.plus).to_be_visible()


def test_undo_of_a_tap_that_is_still_on_the_tablet(paired, edition, wifi):
    wifi.mood = Mood.AWAY
    paired.tap(3)
    paired.page.get_by_role("button", name="Annuler").click()
    paired.expect_figure("here", 2)
    wifi.mood = Mood.GOOD
    paired.look_for_network()
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == 2


def test_killed_database_costs_time_only(paired, edition, site):
    paired.tap(2)
    paired.expect_figure("waiting", 0)
    site.kill_database()
    paired.tap(FEW)
    paired.expect_figure("here", FEW + 2)
    site.start_database()
    paired.look_for_network()
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == FEW + 2


def test_revoked_tablet_keeps_its_queue_until_it_is_paired_again(paired, edition, wifi):
    wifi.mood = Mood.AWAY
    paired.tap(FEW)
    edition.revoke()
    wifi.mood = Mood.GOOD
    paired.look_for_network()
    expect(paired.page.get_by_role("heading", name="Relier la tablette")).to_be_visible(
        timeout=90_000
    )
    assert edition.arrivals() == 0
    paired.page.reload()
    paired.page.get_by_label("Code du poste").fill(edition.new_code())
    paired.page.get_by_role("button", name="Relier cette tablette").click()
    paired.page.get_by_role("button", name="Relier quand même").click()
    paired.page.get_by_role("button", name="Commencer à compter").click()
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == FEW


def test_new_version_is_installed_over_a_full_queue(paired, edition, wifi, site):
    wifi.mood = Mood.READ_ONLY
    paired.tap(FEW)
    version = paired.page.evaluate("document.documentElement.dataset.version")
    site.kill()
    site.environment["INSTANCE_NAME"] = f"Cité éphémère, après {version}"
    site.start()
    paired.page.evaluate(
        "async () => (await navigator.serviceWorker.getRegistration('/accueil/')).update()"
    )
    paired.page.get_by_role("button", name="Installer maintenant").click(timeout=90_000)
    paired.page.wait_for_function(
        "before => document.documentElement.dataset.version !== before", arg=version
    )
    wifi.mood = Mood.GOOD
    paired.look_for_network()
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == FEW


def test_two_tabs_are_one_tablet(paired, edition, phone, wifi):
    other = type(paired)(phone, wifi.url)
    other.page = phone.new_page()
    other.open()
    expect(other.plus).to_be_visible()
    paired.tap(5)
    other.tap(4)
    paired.expect_figure("here", 9)
    paired.expect_figure("waiting", 0)
    assert edition.arrivals() == 9
