"""What the server refuses for good: once it is in a file, the volunteer's screen is quiet again."""

import json

from playwright.sync_api import expect

from tests.browser.reception.test_screens import press, refused_one


def export(tablet):
    with tablet.page.expect_download() as download:
        press(tablet, "Exporter dans un fichier")
    return json.loads(download.value.path().read_text())


def test_put_aside_once_it_is_in_a_file(paired, edition, wifi, assert_fits):
    refused_one(paired, edition, wifi)
    page, screen = paired.page, paired.page.locator("#screen")
    aside = page.get_by_role("button", name="Mettre de côté 1 envoi exporté")
    expect(page.get_by_role("button", name="Exporter dans un fichier")).to_be_visible()
    expect(aside).to_have_count(0)
    paired.expect_state("1 refusé")
    [item] = export(paired)["items"]
    aside.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Mettre 1 envoi de côté")
    expect(dialog).to_contain_text("Rien n’est effacé")
    assert_fits(page)
    page.keyboard.press("Escape")
    expect(screen).to_contain_text("1 envoi a été refusé")
    page.keyboard.press("Enter")  # the focus is back on the button
    dialog.get_by_role("button", name="Mettre de côté").click()
    expect(screen).to_contain_text("Rien à revoir.")
    expect(screen).to_contain_text("1 envoi mis de côté")
    assert page.evaluate("document.activeElement.textContent") == "Rien à revoir."
    assert_fits(page)
    page.reload()
    paired.expect_state("Tout est envoyé, sauf 1 mis de côté")
    expect(page.locator(".notices")).not_to_contain_text("à revoir")
    assert_fits(page)
    page.locator(".status-menu").click()
    expect(screen).to_contain_text("0 envoi refusé · 1 envoi mis de côté")
    assert_fits(page)
    press(paired, "À revoir")
    [again] = export(paired)["items"]
    assert (again["id"], again["state"]) == (item["id"], "aside")


def test_taken_back_and_sent_again_it_counts_once(paired, edition, wifi):
    refused_one(paired, edition, wifi)
    export(paired)
    press(paired, "Mettre de côté 1 envoi exporté")
    paired.page.get_by_role("dialog").get_by_role("button", name="Mettre de côté").click()
    edition.move(days=-400)
    screen = paired.page.locator("#screen")
    expect(screen).to_contain_text("1 envoi mis de côté")
    press(paired, "Remettre à revoir")
    expect(screen.locator(".set-aside")).to_have_count(0)
    assert edition.arrivals() == 0
    press(paired, "Renvoyer")
    expect(screen).to_contain_text("Rien à revoir", timeout=45_000)
    assert edition.arrivals() == 1
