"""Which browser the browser tests take."""

from pathlib import Path

import pytest

from tests.browser import chromium

SYSTEM = "bin/chromium"
PLAYWRIGHTS = "home/.cache/ms-playwright/chromium-1200/chrome-linux/chrome"
FETCHED = "var/browser/root/usr/lib/chromium/chromium"


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    path.touch(mode=0o755)
    return path


def found(place: Path, **named: str) -> Path | None:
    environment = {"PATH": str(place / "bin"), "HOME": str(place / "home"), **named}
    return chromium.find(environment, place / "var")


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_browsers_are_tried_in_order(tmp_path, rank):
    best, *_ = [program(tmp_path / path) for path in (SYSTEM, PLAYWRIGHTS, FETCHED)[rank:]]
    assert found(tmp_path) == best


def test_variable_wins(tmp_path):
    program(tmp_path / SYSTEM)
    mine = program(tmp_path / "mine" / "browser")
    assert found(tmp_path, CHROMIUM=str(mine)) == mine


def test_variable_that_names_nothing_is_an_error(tmp_path):
    program(tmp_path / SYSTEM)
    with pytest.raises(FileNotFoundError, match="CHROMIUM variable names /no/browser"):
        found(tmp_path, CHROMIUM="/no/browser")


def test_no_browser_is_nothing(tmp_path):
    assert found(tmp_path) is None


def test_fetched_libraries_are_shown_to_the_browser(tmp_path):
    library = program(tmp_path / "browser/root/usr/lib/nss/libnss3.so")
    environment = chromium.variables({"LD_LIBRARY_PATH": "/theirs"}, tmp_path)
    assert environment["LD_LIBRARY_PATH"] == f"/theirs:{library.parent}"


def test_nothing_fetched_changes_no_variable(tmp_path):
    assert chromium.variables({}, tmp_path) == {}
