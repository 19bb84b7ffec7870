"""One Chromium for all browser tests; a new context, so new cookies, for each."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import chromium

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Milliseconds. A busy machine is slow, not wrong.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

# Playwright's loop runs in the thread of the tests, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    if program is None:
        refuse = pytest.fail if os.environ.get("CITE_REQUIRE_ALL") else pytest.skip
        refuse("no Chromium: python3 dev.py test looks for one")
    os.environ.update(chromium.variables())
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=program, args=list(chromium.ARGUMENTS)
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(launched, "new_context", patient(launched.new_context))
            yield launched
        launched.close()


def patient(open_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Nothing moves either: half-way from one colour to another, no contrast is right."""

    def opened(**options: Any) -> BrowserContext:
        context = open_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(PATIENCE)
        return context

    return opened


@pytest.fixture
def context(browser: Browser, live_server) -> Iterator[BrowserContext]:
    """Addresses are relative to the test server: `page.goto("/")`."""
    with browser.new_context(base_url=live_server.url, locale="fr-FR") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Refuses a page in which axe finds a fault, and says which rule and which element.

    The script comes in through the debugger, which no Content-Security-Policy stops. A press leads
    to a page of which the first bytes are there: the rest is waited for.
    """
    source = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> None:
        page.wait_for_load_state()
        page.evaluate(source)
        found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        assert found["passes"], "axe looked at nothing"
        faults = [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]
        assert not faults, "\n".join(faults)

    return check
