from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import chromium
from tests.browser.conftest import PATIENCE
from tests.browser.reception.tablet import Tablet
from tests.real_site.edition import Edition, make_edition
from tests.real_site.site import Site
from tests.real_site.wifi import Wifi

PHONE = {"width": 360, "height": 640}
LEAST = 64  # CSS pixels: a thumb in a hurry
# A tick of a questionnaire is pressed as a whole.
TARGETS = "button, input, textarea, a, summary, .hand-tick"
SMALL = """([least, targets]) => [...document.querySelectorAll(targets)]
    .filter(one => one.checkVisibility() && !one.closest('[inert], .hand-tick > *'))
    .map(one => [one.textContent.trim() || one.id, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
    .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)"""


@pytest.fixture
def wifi(site: Site) -> Iterator[Wifi]:
    between = Wifi(site.port)
    yield between
    between.end()


@pytest.fixture
def edition(site: Site) -> Edition:
    return make_edition(site)


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=PHONE, locale="fr-FR", has_touch=True) as context:
        yield context


@pytest.fixture
def tablet(phone: BrowserContext, wifi: Wifi) -> Tablet:
    return Tablet(phone, wifi.url)


@pytest.fixture
def paired(tablet: Tablet, edition: Edition) -> Tablet:
    tablet.pair(edition.code)
    tablet.wait_until_saved()
    return tablet


@pytest.fixture
def reopen(browser: Browser, wifi: Wifi, tmp_path: Path) -> Iterator[Callable[[], Tablet]]:
    """A browser with a memory on disk: closed and opened again, it is the same tablet."""
    opened: list[BrowserContext] = []

    def launch() -> Tablet:
        for context in opened:
            context.close()
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=chromium.find(),
            args=list(chromium.ARGUMENTS),
            viewport=PHONE,
            locale="fr-FR",
        )
        context.set_default_timeout(PATIENCE)
        opened[:] = [context]
        return Tablet(opened[0], wifi.url)

    yield launch
    for context in opened:
        context.close()


@pytest.fixture
def assert_fits(assert_accessible):
    """axe is content, each target is large enough, and nothing scrolls sideways."""

    def check(page):
        assert_accessible(page)
        assert page.evaluate(SMALL, [LEAST, TARGETS]) == []
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )

    return check
