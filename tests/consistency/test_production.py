"""The production settings, in a process of their own as a host would start them."""

import os
import re
import subprocess
import sys

import pytest

from citeephemere.settings.environment import EXAMPLES
from core.project_paths import ROOT

VARIABLES = {
    "SECRET_KEY": "of-the-test-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "DATABASE_URL": "postgres://nobody:nothing@localhost:5432/cite",
    "ALLOWED_HOSTS": "cite.example.org",
    "INSTANCE_PUBLISHER": "Association des métiers",
    "INSTANCE_CONTACT_EMAIL": "contact@example.org",
}


def run(code, variables):
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    chosen = {"DJANGO_SETTINGS_MODULE": "citeephemere.settings.base", **variables}
    return subprocess.run(
        [sys.executable, *code],
        cwd=ROOT,
        env={**inherited, **chosen},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_required_variable_has_an_example():
    assert set(VARIABLES) == set(EXAMPLES)


@pytest.mark.parametrize("missing", VARIABLES)
@pytest.mark.parametrize("value", [None, " "])
def test_missing_variable_is_named_with_an_example(missing, value):
    variables = {**VARIABLES, missing: value}
    given = {name: text for name, text in variables.items() if text is not None}
    done = run(["-c", "import citeephemere.settings.base"], given)
    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode == 1
    assert last.startswith(
        "django.core.exceptions.ImproperlyConfigured: "
        f"The environment variable {missing} is missing. Set it to {EXAMPLES[missing]}"
    )


def test_deployment_check_has_nothing_to_say():
    done = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], VARIABLES)
    assert done.returncode == 0, done.stderr


def test_host_names_become_origins_and_a_sender():
    code = (
        "from citeephemere.settings import base as chosen; "
        "print(chosen.ALLOWED_HOSTS, chosen.CSRF_TRUSTED_ORIGINS, chosen.DEFAULT_FROM_EMAIL)"
    )
    done = run(["-c", code], {**VARIABLES, "ALLOWED_HOSTS": ".example.org, cite.fr,"})
    assert done.stdout.strip() == (
        "['.example.org', 'cite.fr'] ['https://*.example.org', 'https://cite.fr'] "
        "ne-pas-repondre@example.org"
    )


def test_publisher_and_contact_reach_the_pages():
    code = (
        "from citeephemere.settings.base import INSTANCE as chosen; "
        "print(chosen['publisher'], chosen['contact_email'])"
    )
    done = run(["-c", code], VARIABLES)
    assert done.stdout.strip() == "Association des métiers contact@example.org"


def test_variables_are_documented():
    guide = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    settings = (ROOT / "citeephemere" / "settings" / "common.py").read_text(encoding="utf-8")
    chosen = re.findall(r'"(INSTANCE_\w+)"', settings)
    assert len(chosen) == 9
    assert [name for name in [*VARIABLES, *chosen] if f"`{name}`" not in guide] == []
