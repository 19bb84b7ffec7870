"""The tablet application as it is served: whole, verifiable, the same for everybody."""

import gzip
import json
import re
from base64 import b64decode
from hashlib import sha256
from urllib.request import urlopen

import pytest
from django.conf import settings as project
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.urls import reverse

from core.project_paths import ROOT
from visits import reception_shell

PAGES = ["reception", "reception_worker", "reception_manifest", "reception_communes"]
LARGEST = 104_000
RELEASE = re.compile(r"^const RELEASE = (\{.*?^\});", re.MULTILINE | re.DOTALL)
LOADED = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"')
IMPORTED = re.compile(r'(?:from|import)\s*"(\.[^"]+)"')


def release(client):
    return json.loads(RELEASE.search(client.get(reverse("reception_worker")).content.decode())[1])


def digest(content):
    return sha256(content).digest()


def promised(integrity):
    algorithm, _, value = integrity.partition("-")
    assert algorithm == "sha256"
    return b64decode(value)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_open_to_all_and_changes_nothing(client, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert dict(answer.cookies) == {}
    assert client.head(reverse(name)).status_code == 200
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_page_is_the_same_for_everybody(client, coordinator_client, name):
    stranger = client.get(reverse(name)).content
    assert coordinator_client.get(reverse(name), headers={"accept-language": "en"}).content == (
        stranger
    )


def test_shell_and_worker_are_asked_for_again_each_time(client):
    for name in ("reception", "reception_worker"):
        assert client.get(reverse(name))["Cache-Control"] == "no-cache"
    assert client.get(reverse("reception_worker"))["Content-Type"].startswith("text/javascript")


@pytest.mark.django_db(transaction=True)
def test_what_is_served_has_the_promised_hash(live_server, client):
    """The page and every file, fetched as the service worker does."""
    files = release(client)["files"]
    assert len(files) > 40
    for url, integrity in [*files, release(client)["communes"]]:
        with urlopen(live_server.url + url) as answer:
            assert (url, digest(answer.read())) == (url, promised(integrity))


def test_page_loads_nothing_that_the_worker_does_not_keep(client):
    kept = {url for url, _ in release(client)["files"]}
    page = client.get(reverse("reception")).content.decode()
    loaded = set(LOADED.findall(page))
    assert {"/static/js/reception/app.js", "/static/css/reception.css"} <= loaded
    assert loaded <= kept
    assert reverse("reception") in kept


def test_every_module_that_is_imported_is_there():
    written = {
        path.relative_to(ROOT / "static").as_posix()
        for path in (ROOT / "static" / "js" / "reception").rglob("*.js")
    }
    assert set(reception_shell.modules()) == written


def test_shell_is_light():
    """As it travels, compressed: an installation must get through a bad Wi-Fi."""
    names = [*reception_shell.STYLES, *reception_shell.modules(), *reception_shell.IMAGES]
    weights = [len(gzip.compress(reception_shell.served(name))) for name in names]
    assert len(weights) > 40
    assert sum(weights) < LARGEST


def test_version_is_that_of_the_page_and_the_worker(client):
    version = release(client)["version"]
    assert re.fullmatch(r"[0-9a-f]{10}", version)
    assert f'data-version="{version}"' in client.get(reverse("reception")).content.decode()


def test_version_follows_the_page(client, settings):
    before = release(client)
    settings.INSTANCE = {**settings.INSTANCE, "name": "Cité des métiers de Pantin"}
    after = release(client)
    assert after["version"] != before["version"]
    assert dict(after["files"])[reverse("reception")] != dict(before["files"])[reverse("reception")]


def test_version_follows_each_file():
    files = reception_shell.shell_files()
    whole = reception_shell.version_of(files, "page")
    changed = reception_shell.ShellFile(files[-1].url, reception_shell.integrity(b"other"))
    assert reception_shell.version_of([*files[:-1], changed], "page") != whole
    assert reception_shell.version_of(files, "page") == whole
    assert reception_shell.version_of(files, "other page") != whole


def test_missing_file_is_named(monkeypatch):
    monkeypatch.setattr(reception_shell, "STYLES", ("css/none.css",))
    with pytest.raises(FileNotFoundError, match=re.escape("css/none.css")):
        reception_shell.shell_files()


@pytest.fixture
def production_files(settings, tmp_path):
    """Static files under hashed names, as production serves them."""
    settings.STATIC_ROOT = tmp_path
    hashed = {"BACKEND": "core.storage.ModuleManifestStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": hashed}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_production_names_and_contents_are_hashed(production_files, client):
    files = dict(release(client)["files"])
    names = {url.removeprefix(project.STATIC_URL): url for url in files}
    assert staticfiles_storage.url("js/reception/app.js") in files
    assert "/static/js/reception/app.js" not in files
    for name, url in names.items():
        if url != reverse("reception"):
            stored = (production_files / name).read_bytes()
            assert digest(stored) == promised(files[url])


def test_production_modules_import_only_what_is_kept(production_files, client):
    kept = {url for url, _ in release(client)["files"]}
    modules = [production_files / url.removeprefix("/static/") for url in kept if ".js" in url]
    imported = {
        (module.parent / path).resolve().relative_to(production_files.resolve()).as_posix()
        for module in modules
        for path in IMPORTED.findall(module.read_text(encoding="utf-8"))
    }
    assert len(imported) > 30
    assert {f"/static/{name}" for name in imported} <= kept


def test_manifest_makes_the_application_installable(client, settings):
    settings.INSTANCE = {**settings.INSTANCE, "name": "Cité de Pantin", "primary": "#123456"}
    answer = client.get(reverse("reception_manifest"))
    manifest = json.loads(answer.content)
    assert answer["Content-Type"].startswith("application/manifest+json")
    assert manifest["name"].startswith("Cité de Pantin")
    shown = ("start_url", "scope", "display", "lang", "theme_color")
    assert [manifest[key] for key in shown] == [
        reverse("reception"),
        reverse("reception"),
        "standalone",
        "fr",
        "#123456",
    ]
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_icons_have_the_size_that_the_manifest_says(client):
    icons = json.loads(client.get(reverse("reception_manifest")).content)["icons"]
    assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}
    for icon in icons:
        head = (ROOT / icon["src"].lstrip("/")).read_bytes()[:24]
        width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
        assert (head[:8], f"{width}x{height}") == (b"\x89PNG\r\n\x1a\n", icon["sizes"])


def test_communes_are_all_there_and_compressed_for_those_who_can(client):
    plain = client.get(reverse("reception_communes"))
    rows = json.loads(plain.content)
    assert ["93006", "Bagnolet"] in rows
    assert len(rows) > 34_000
    packed = client.get(reverse("reception_communes"), headers={"accept-encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
    assert not plain.has_header("Content-Encoding")


def test_page_without_javascript_says_what_to_do(client):
    page = client.get(reverse("reception")).content.decode()
    assert re.search(r"<noscript>\s*<p><strong>\S.*</strong> \S.*</p>\s*</noscript>", page)
