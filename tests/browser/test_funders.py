"""The space of a funder and the coordinator's pages about it, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.signing_in import log_in
from tests.factories import make_download
from tests.personas import holder
from tests.reporting.funding.money import close, funded, publish

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = "\u202f"


@pytest.fixture
def case(event):
    made = funded(event, "lines")
    for number in (1, 2):
        close(made.mine, number)
        publish(event, number)
    make_download(event=event, user=made.user)
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_space_has_no_fault(context, page, case, event, assert_accessible, width, scheme):
    log_in(context, case.user)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for name in ("funder_space", "dashboard_budget", "funder_report"):
        page.goto(reverse(name, args=[event.slug]))
        page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_the_coordinator_have_no_fault(
    context, page, case, event, assert_accessible, width
):
    log_in(context, holder(event, "coordinator"))
    page.set_viewport_size({"width": width, "height": 800})
    pages = [reverse(name, args=[event.slug]) for name in ("funder_access", "download_log")]
    for address in (*pages, reverse("funder_preview", args=[event.slug, case.mine.funder_id])):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_funder_downloads_with_one_press_and_finds_it_noted(context, page, case, event):
    log_in(context, case.user)
    page.goto(reverse("funder_space", args=[event.slug]))
    with page.expect_download() as taken:
        page.get_by_role("button", name="Télécharger le compte rendu (PDF) – version 2").click()
    assert taken.value.suggested_filename == f"compte-rendu-{event.slug}-mienne-v2.pdf"
    assert taken.value.path().read_bytes() == b"%PDF-mine"
    page.reload()
    expect(
        page.get_by_role("rowheader", name="Compte rendu financier (PDF) – Est Ensemble")
    ).to_be_visible()
