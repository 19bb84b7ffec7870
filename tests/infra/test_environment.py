"""The virtual environment: when it is kept, when it is made again, what is said if it cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

from citeephemere.development import environment
from citeephemere.development.console import Impossible


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose environment is complete."""
    for name in ("LOCK", "PYTHON", "STAMP"):
        monkeypatch.setattr(environment, name, tmp_path / name)
        (tmp_path / name).touch()
    monkeypatch.setattr(environment, "FOLDER", Path(sys.prefix))
    environment.STAMP.write_text(f"{environment.lock_digest()} {environment._version()}")
    return tmp_path


def test_missing_venv_module_names_the_package(monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Impossible, match="apt-get install python3-venv"):
        environment._install()


def test_complete_environment_is_kept(place):
    assert environment.is_complete()


@pytest.mark.parametrize("lost", ["PYTHON", "STAMP"])
def test_interrupted_installation_is_done_again(place, lost):
    (place / lost).unlink()
    assert not environment.is_complete()


def test_new_lock_is_installed(place):
    environment.LOCK.write_text("new==1.0")
    assert not environment.is_complete()


def test_new_python_is_installed_for(place):
    environment.STAMP.write_text(f"{environment.lock_digest()} 3.10")
    assert not environment.is_complete()


def test_failed_installation_leaves_no_stamp(place, monkeypatch):
    failed = subprocess.CompletedProcess([], 1, "", "noise\nERROR: no route to host\n")
    monkeypatch.setattr(environment, "_make_folder", environment.STAMP.unlink)
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(Impossible, match="pip says: ERROR: no route to host\nIs there a network"):
        environment._install()
    assert not environment.STAMP.exists()
