"""dev.py: what it refuses, and in which words; what it passes on."""

import ast
import socket
import subprocess
import sys

import pytest

import dev
from core.project_paths import ROOT

PRETEND_OLD = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('dev.py')"


def test_file_can_be_read_by_an_old_python():
    ast.parse((ROOT / "dev.py").read_text(), feature_version=(3, 6))


def test_old_python_is_refused_in_one_sentence():
    done = subprocess.run(
        [sys.executable, "-c", PRETEND_OLD], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == "Python 3.11 or later is needed, this is 3.9.\n"
    assert done.returncode == 1


def refusal_of_port(port):
    command = [sys.executable, "dev.py", "--port", str(port)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stderr


def test_taken_port_is_refused_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        expected = f"Port {port} is taken: stop its program, or use --port.\n"
        assert refusal_of_port(port) == expected


@pytest.mark.parametrize("port", [0, 65536])
def test_port_that_does_not_exist_is_said_so(port):
    expected = f"Port {port} does not exist: --port goes from 1 to 65535.\n"
    assert refusal_of_port(port) == expected


def test_waiting_counts_the_installation_of_the_packages(monkeypatch):
    started = []
    monkeypatch.setattr(dev.environment, "is_complete", lambda: False)
    monkeypatch.setattr(dev.environment, "complete", lambda: None)
    monkeypatch.setattr(dev, "provide_pdf_libraries", lambda: None)
    monkeypatch.setattr(
        dev.os, "execve", lambda _program, _words, variables: started.append(variables)
    )
    dev.use_project_python([])
    assert [float(variables["CITE_STARTED"]) for variables in started] == [dev.STARTED]


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
