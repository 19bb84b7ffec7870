"""dev.py: what it refuses, and in which words; what it passes on."""

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from citeephemere.development.console import Impossible
from core.project_paths import ROOT

PRETEND_OLD = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('dev.py')"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose environment is complete."""
    for name in ("LOCK", "PYTHON", "STAMP"):
        monkeypatch.setattr(dev, name, tmp_path / name)
        (tmp_path / name).touch()
    monkeypatch.setattr(dev, "VENV", Path(sys.prefix))
    dev.STAMP.write_text(f"{dev.lock_digest()} {dev.python_version()}")
    return tmp_path


def test_file_can_be_read_by_an_old_python():
    ast.parse((ROOT / "dev.py").read_text(), feature_version=(3, 6))


def test_old_python_is_refused_in_one_sentence():
    done = subprocess.run(
        [sys.executable, "-c", PRETEND_OLD], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == "Python 3.11 or later is needed, this is 3.9.\n"
    assert done.returncode == 1


def test_taken_port_is_refused_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "dev.py", "--port", port],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stderr == f"Port {port} is taken: stop its program, or use --port.\n"
    assert done.returncode == 1


def test_missing_venv_module_names_the_package(monkeypatch):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Impossible, match="apt-get install python3-venv"):
        dev.make_environment()


def test_complete_environment_is_kept(place):
    assert dev.is_installed()


@pytest.mark.parametrize("lost", ["PYTHON", "STAMP"])
def test_interrupted_installation_is_done_again(place, lost):
    (place / lost).unlink()
    assert not dev.is_installed()


def test_new_lock_is_installed(place):
    dev.LOCK.write_text("new==1.0")
    assert not dev.is_installed()


def test_new_python_is_installed_for(place):
    dev.STAMP.write_text(f"{dev.lock_digest()} 3.10")
    assert not dev.is_installed()


def test_failed_installation_leaves_no_stamp(place, monkeypatch):
    failed = subprocess.CompletedProcess([], 1, "", "noise\nERROR: no route to host\n")
    monkeypatch.setattr(dev, "make_environment", dev.STAMP.unlink)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(Impossible, match="pip says: ERROR: no route to host\nIs there a network"):
        dev.install()
    assert not dev.STAMP.exists()


@pytest.mark.parametrize(
    ("given", "passed_on"),
    [
        (["test", "-x", "--port", "3"], ["-x", "--port", "3"]),
        (["manage", "check", "--deploy"], ["check", "--deploy"]),
        (["--port", "8001", "manage", "--help"], ["--help"]),
    ],
)
def test_arguments_of_a_command_are_left_alone(given, passed_on):
    assert dev.parse(given).arguments == passed_on


def test_command_without_arguments_refuses_them(capsys):
    with pytest.raises(SystemExit):
        dev.parse(["stop", "now"])
    assert "stop takes no arguments" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["-n", "2"]),
        (["-x"], ["-n", "2"]),
        (["--numprocesses=4"], []),
        (["--pdb"], []),
        (["tests/infra/test_dev.py::test_complete_environment_is_kept"], []),
    ],
)
def test_two_workers_unless_told_otherwise(arguments, expected):
    assert dev.workers(arguments) == expected
