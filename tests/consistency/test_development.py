"""What somebody who tries the demonstration meets with the development settings."""

import os
import subprocess
import sys

import pytest

from core.project_paths import ROOT

NOBODY = "postgres://nobody@127.0.0.1:1/none"
OPEN = """
import django
django.setup()
from django.test import Client
answer = Client(SERVER_NAME="localhost", raise_request_exception=False).get("{address}")
print(answer.status_code, b"".join(answer).decode())
"""


def opened(address, **variables):
    """What the site answers, without a database; then what the console says."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "citeephemere.settings.development",
        "DATABASE_URL": NOBODY,
        **variables,
    }
    program = [sys.executable, "-c", OPEN.format(address=address)]
    done = subprocess.run(
        program, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout, done.stderr


@pytest.mark.parametrize(("debug_pages", "own"), [("0", True), ("1", False)])
def test_missing_page_is_ours_unless_djangos_is_asked_for(debug_pages, own):
    answer, _ = opened("/rien", DEBUG_PAGES=debug_pages)
    assert answer.startswith("404 ")
    assert ("Page introuvable" in answer, "URLconf" in answer) == (own, not own)


def test_broken_page_is_ours_and_the_console_says_why():
    answer, console = opened("/")  # which asks the database
    assert answer.startswith("500 ")
    assert "Traceback" not in answer
    assert "OperationalError" in console


def test_stylesheet_is_served_from_its_source():
    answer, _ = opened("/static/css/tokens.css")
    assert answer == f"200 {(ROOT / 'static/css/tokens.css').read_text()}\n"
