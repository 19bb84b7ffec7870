"""From a tap to its feedback on the real screens, in Chromium slowed down four times.

`python3 dev.py bench taps [taps]`: a server of its own, thrown away. A tap is timed from the time
stamp of its event to the frame that shows the success, which comes after IndexedDB has the record
for good; an empty handler, which only shows a word, is timed alike in the same run.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.real_site.edition import make_edition
from tests.real_site.site import Site

SLOWER = 4
PHONE = {"width": 360, "height": 640}
FULL = 400  # records that wait on the tablet
PACE = 600  # milliseconds from one tap to the next: twenty times a busy reception
PATIENCE = 120_000
HEADINGS = ("p50 ms", "p95 ms", "taps", "waiting")
EMPTY = """
    document.body.innerHTML = '<button class="plus">+1</button><p class="flash" hidden>Compté</p>';
    const [plus, flash] = document.body.children;
    plus.addEventListener('click', () => { flash.hidden = true; flash.hidden = false; });
"""
# The frame is on its way to the screen when the first task after it runs.
WATCH = """() => {
    const flash = document.querySelector('.flash');
    let begun = null;
    window.taps = [];
    const shown = (since) => requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => window.taps.push(performance.now() - since);
        after.port2.postMessage(null);
    });
    document.querySelector('.plus').addEventListener('click', (event) => {
        begun = event.timeStamp;
    }, { capture: true });
    new MutationObserver(() => {
        if (flash.hidden || begun === null) return;
        shown(begun);
        begun = null;
    }).observe(flash, { attributes: true });
}"""
PLACE = """() => {
    const { x, y, width, height } = document.querySelector('.plus').getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""
FILL = """async (number) => {
    const here = () => Number(document.querySelector('[data-figure=waiting]').textContent);
    const plus = document.querySelector('.plus');
    for (let tap = 0; tap < number; tap += 1) {
        plus.click();
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    while (here() < number) await new Promise((resolve) => setTimeout(resolve, 100));
}"""


def main(taps: int) -> None:
    print(f"Tap to feedback, processor {SLOWER} times slower; load {os.getloadavg()[0]:.1f}")
    print(f"{'':<34}" + "".join(f"{heading:>9}" for heading in HEADINGS))
    with _page() as (page, site):
        _slow_down(page)
        page.goto(f"{site.url}/accessibilite")
        page.evaluate(EMPTY)
        _tell("empty handler", page, taps)
        _pair(page, site)
        _tell("tap, empty queue", page, taps)
        page.context.set_offline(True)
        page.evaluate(FILL, FULL)
        _tell(f"tap, {FULL} waiting, no network", page, taps)
        page.context.set_offline(False)
        page.evaluate("window.dispatchEvent(new Event('online'))")
        _tell("tap, while the queue is sent", page, taps)
    print(f"load {os.getloadavg()[0]:.1f}")


@contextmanager
def _page() -> Iterator[tuple[Page, Site]]:
    os.environ |= chromium.variables()
    with tempfile.TemporaryDirectory(prefix="cite-bench-") as folder, sync_playwright() as driver:
        site = Site(Path(folder), RECEPTION_REQUESTS_PER_MINUTE="1000000")
        browser = driver.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        try:
            site.manage("migrate", "--verbosity", "0")
            site.start()
            yield browser.new_page(viewport=PHONE, locale="fr-FR"), site
        finally:
            browser.close()
            site.end()


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _pair(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/accueil/#code={make_edition(site).code}")
    for name in ("Relier cette tablette", "Commencer à compter"):
        page.get_by_role("button", name=name).click(timeout=PATIENCE)
    page.locator(".plus").wait_for(timeout=PATIENCE)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=PATIENCE)


def _tell(name: str, page: Page, taps: int) -> None:
    """After three taps that do not count."""
    page.evaluate(WATCH)
    plus = page.evaluate(PLACE)
    for _tap in range(taps + 3):
        page.mouse.click(*plus)
        page.wait_for_timeout(PACE)
    page.wait_for_function("number => window.taps.length >= number", arg=taps, timeout=PATIENCE)
    ranks = quantiles(page.evaluate("window.taps.slice(3)"), n=20)
    waiting = page.locator("[data-figure=waiting]")
    left = waiting.inner_text() if waiting.count() else "–"
    print(f"{name:<34}{ranks[9]:>9.0f}{ranks[18]:>9.0f}{taps:>9}{left:>9}", flush=True)
