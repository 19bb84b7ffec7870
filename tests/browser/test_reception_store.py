"""The tablet's memory in a real browser: IndexedDB keeps what the node tests rely on."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from core.project_paths import ROOT

STORE = "/static/js/reception/indexeddb-store.js"
CONTRACT = "/tests/reception_js/world/store-contract.mjs"
EACH_PROMISE = """async ([store, contract]) => {
    const { openStore } = await import(store);
    const { CONTRACT } = await import(contract);
    const broken = {};
    for (const [promise, keep] of Object.entries(CONTRACT)) {
        try {
            await keep(await openStore({ name: promise }));
        } catch (error) {
            broken[promise] = String(error);
        }
    }
    return [Object.keys(CONTRACT).length, broken];
}"""
OPEN = "const { openStore } = await import(store); globalThis.store = await openStore();"
COUNT = "return globalThis.store.read((tables) => tables.count('facts'));"
PUT = "await globalThis.store.write((tables) => tables.put('facts', { name: 'a' }));"
UPGRADE = """
    const { openStore } = await import(store);
    const nothing = () => {};
    const later = (database) => database.createObjectStore("later");
    await openStore({ upgrades: [nothing, nothing, later] });
    const open = indexedDB.open("cite-ephemere-accueil");
    await new Promise((resolve) => { open.onsuccess = resolve; });
    return [...open.result.objectStoreNames];
"""
CODE_OF_WRITE = """
    try {
        await globalThis.store.write(async () => null);
        return "done";
    } catch (error) { return error.code; }
"""
FULL_DISK = """
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (record) {
        const request = put.call(this, record);
        request.addEventListener("success", () => this.transaction.abort());
        return request;
    };
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The project's files as they lie, so that modules find each other."""
    handler = partial(Quiet, directory=str(ROOT))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def tablet(browser: Browser, address: str) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=address) as context:
        yield context


def open_page(tablet: BrowserContext) -> Page:
    page = tablet.new_page()
    page.goto("/docs/")
    return page


def run(page: Page, body: str):
    return page.evaluate(f"async (store) => {{ {body} }}", STORE)


def test_indexeddb_keeps_the_promises(tablet):
    count, broken = open_page(tablet).evaluate(EACH_PROMISE, [STORE, CONTRACT])
    assert count >= 9
    assert broken == {}


def test_two_pages_share_the_store(tablet):
    one, other = open_page(tablet), open_page(tablet)
    for page in (one, other):
        run(page, OPEN)
    run(one, PUT)
    assert run(other, COUNT) == 1


def test_another_tab_can_upgrade_and_the_old_page_says_that_it_is_outdated(tablet):
    old, new = open_page(tablet), open_page(tablet)
    run(old, OPEN + PUT)
    names = run(new, UPGRADE)
    assert names == ["counters", "facts", "forms", "journal", "later", "queue"]
    assert run(old, CODE_OF_WRITE) == "outdated"


def test_upgrade_keeps_what_is_queued(tablet):
    old, new = open_page(tablet), open_page(tablet)
    run(old, OPEN + PUT)
    run(new, UPGRADE)
    reading = """
        const { openStore } = await import(store);
        const store2 = await openStore({ upgrades: [() => {}, () => {}, () => {}] });
        return store2.read((tables) => tables.count("facts"));
    """
    assert run(new, reading) == 1


def test_store_of_the_first_version_gets_what_came_since(tablet):
    first = """
        const asked = indexedDB.open("cite-ephemere-accueil", 1);
        asked.onupgradeneeded = () => {
            for (const [name, keyPath] of [["facts", "name"], ["counters", "event"],
                    ["queue", ["event", "number"]], ["journal", ["event", "number"]]]) {
                asked.result.createObjectStore(name, { keyPath });
            }
        };
        await new Promise((resolve) => { asked.onsuccess = resolve; });
        const writing = asked.result.transaction("facts", "readwrite");
        writing.objectStore("facts").put({ name: "kept" });
        await new Promise((resolve) => { writing.oncomplete = resolve; });
        asked.result.close();
        const { openStore } = await import(store);
        const opened = await openStore();
        return opened.read(async (tables) => [
            await tables.count("facts"), (await tables.all("forms", { index: "state" })).length]);
    """
    assert run(open_page(tablet), first) == [1, 0]


def test_store_opens_again_after_the_system_closed_it(tablet):
    page = open_page(tablet)
    run(page, OPEN + PUT + "await globalThis.store.close();")
    assert run(page, CODE_OF_WRITE) == "done"
    assert run(page, COUNT) == 1


@pytest.mark.parametrize("missing", ["undefined", "{ open() { throw new Error('private'); } }"])
def test_no_store_is_said_clearly(tablet, missing):
    body = f"""
        const {{ openStore }} = await import(store);
        try {{
            await openStore({{ indexedDB: {missing} ?? null }});
        }} catch (error) {{ return error.code; }}
    """
    assert run(open_page(tablet), body) == "storage"


def test_what_the_disk_does_not_take_fails_visibly_as_a_whole(tablet):
    """A full disk lets all requests succeed, then aborts the transaction."""
    page = open_page(tablet)
    run(page, OPEN + PUT)
    run(page, FULL_DISK)
    body = CODE_OF_WRITE.replace("async () => null", "(t) => t.put('facts', { name: 'b' })")
    assert run(page, body) == "storage"
    assert run(page, COUNT) == 1
