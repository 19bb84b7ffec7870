"""A tablet in somebody's hands: what they press, and what they read."""

from playwright.sync_api import BrowserContext, Page, expect

SECONDS = 1000  # milliseconds
SLOW = 90 * SECONDS


class Tablet:
    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.page: Page = context.pages[0] if context.pages else context.new_page()

    def open(self, code: str = "") -> None:
        self.page.goto(f"{self.url}/accueil/" + (f"#code={code}" if code else ""))

    def pair(self, code: str) -> None:
        """Through the address of the QR code."""
        self.open(code)
        self.page.get_by_role("button", name="Relier cette tablette").click()
        self.page.get_by_role("button", name="Commencer à compter").click()
        expect(self.plus).to_be_visible()

    def wait_until_saved(self) -> None:
        """The worker has the whole application: it opens without network from now on."""
        self.page.wait_for_function("() => navigator.serviceWorker.controller !== null")

    @property
    def plus(self):
        return self.page.locator("button.plus")

    def tap(self, times: int = 1) -> None:
        for _ in range(times):
            self.plus.click()

    def figure(self, name: str) -> int:
        """A number of the status line: here, all or waiting."""
        text = self.page.locator(f'[data-figure="{name}"]').inner_text()
        return int("".join(digit for digit in text if digit.isdigit()) or -1)

    def expect_figure(self, name: str, number: int) -> None:
        cell = self.page.locator(f'[data-figure="{name}"]')
        expect(cell).to_have_text(str(number), timeout=SLOW)

    def expect_state(self, words: str) -> None:
        expect(self.page.locator(".status-state")).to_contain_text(words, timeout=SLOW)

    def look_for_network(self) -> None:
        """As when somebody wakes the tablet up: it tries at once rather than at the next turn."""
        self.page.evaluate("window.dispatchEvent(new Event('online'))")
