"""The tablet's engine is JavaScript: its tests run under the Node.js that Playwright ships."""

import os
import subprocess

import pytest

from core.project_paths import ROOT
from tests.browser import chromium
from tests.visits.node import QUIET, find_node

TESTS = ROOT / "tests" / "reception_js"
LONGEST = 900  # seconds; about 15 on two idle cores


@pytest.fixture(scope="module")
def node() -> str:
    return find_node()


def run_tests(node: str, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [node, QUIET, "--test", "--test-reporter=tap", *names],
        cwd=ROOT,
        env=os.environ | chromium.variables(),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def test_engine(node):
    done = run_tests(node, *sorted(str(path) for path in TESTS.glob("*.test.mjs")))
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
    assert "# fail 0" in done.stdout
    passed = next(line for line in done.stdout.splitlines() if line.startswith("# pass "))
    assert int(passed.removeprefix("# pass ")) >= 140
    assert done.stderr == ""


def test_a_failing_test_is_noticed(node, tmp_path):
    failing = tmp_path / "wrong.test.mjs"
    failing.write_text('import { test } from "node:test"; test("no", () => JSON.parse("{"));')
    done = run_tests(node, str(failing))
    assert done.returncode == 1
    assert "# fail 1" in done.stdout
