"""The tools agree: formats, rules, types, import directions, migrations."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from core.project_paths import ROOT
from tests.consistency.sources import files

BIN = Path(sys.executable).parent
COMMANDS = {
    "rules of ruff": ["ruff", "check"],
    "format of ruff": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "import directions": ["lint-imports", "--no-cache"],
}


def complaints(command):
    """What the tool prints when it is not content; nothing otherwise."""
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr) if done.returncode else ""


@pytest.mark.parametrize("tool", COMMANDS)
def test_tool_is_content(tool):
    assert complaints(COMMANDS[tool]) == ""


def test_templates_are_formatted():
    templates = [str(path) for path in files(".html", under=("templates",))]
    assert templates
    assert complaints(["djade", "--check", *templates]) == ""


@pytest.mark.django_db
def test_migrations_are_up_to_date():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
