"""Packages fetched without root, with a stand-in for apt."""

from pathlib import Path

import pytest

from citeephemere.development import debian_packages, machine
from citeephemere.development.console import Impossible
from citeephemere.development.debian_packages import FetchFailed

APT = """#!/bin/sh
for word; do
    case "$word" in
        Dir::Cache=*) archives="${word#Dir::Cache=}/archives" ;;
        install) touch "$archives/libone.deb" ;;
    esac
done
"""
UNPACK = '#!/bin/sh\nmkdir -p "$3/usr/lib" && touch "$3/usr/lib/libone.so.1"\n'


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    write(folder / "apt-get", APT)
    write(folder / "dpkg-deb", UNPACK)
    return folder


def write(path: Path, script: str) -> None:
    path.write_text(script)
    path.chmod(0o755)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_packages_are_unpacked_and_the_rest_is_removed(tools, tmp_path):
    folder = tmp_path / "with a space"
    debian_packages.fetch(["libone"], folder)
    assert files(folder) == {"root/usr/lib/libone.so.1", "fonts.conf"}


def test_interrupted_fetch_starts_again(tools, tmp_path):
    (tmp_path / "fetched/root.new").mkdir(parents=True)
    (tmp_path / "fetched/root.new/half").touch()
    debian_packages.fetch(["libone"], tmp_path / "fetched")
    assert files(tmp_path / "fetched") == {"root/usr/lib/libone.so.1", "fonts.conf"}


def test_failure_is_told_in_apts_own_words(tools, tmp_path):
    write(tools / "apt-get", '#!/bin/sh\necho "first" >&2\necho "E: no network" >&2\nexit 100\n')
    with pytest.raises(FetchFailed, match=r"^E: no network$"):
        debian_packages.fetch(["libone"], tmp_path / "fetched")
    assert not (tmp_path / "fetched/root").exists()


def test_missing_pdf_libraries_are_named(monkeypatch, capsys):
    monkeypatch.delenv("CITE_REQUIRE_ALL", raising=False)
    monkeypatch.setattr(machine.native_libraries, "load", lambda: ["libpango-1.0.so.0"])
    monkeypatch.setattr(machine.debian_packages, "can_fetch", lambda: False)
    machine.provide_pdf_libraries()
    assert capsys.readouterr().out == f"{machine.native_libraries.ADVICE}\n"


def test_missing_pdf_libraries_stop_a_run_that_requires_all(monkeypatch):
    monkeypatch.setenv("CITE_REQUIRE_ALL", "1")
    monkeypatch.setattr(machine.native_libraries, "load", lambda: ["libpango-1.0.so.0"])
    monkeypatch.setattr(machine.debian_packages, "can_fetch", lambda: False)
    with pytest.raises(Impossible, match="apt-get install libpango"):
        machine.provide_pdf_libraries()
