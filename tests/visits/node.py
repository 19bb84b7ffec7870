"""The Node.js that Playwright ships: the engine's tests need no other."""

import os
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

# The modules have no package.json beside them, which Node.js likes to remark.
QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"


def find_node() -> str:
    program = compute_driver_executable()[0]
    if not Path(program).exists():
        refuse = pytest.fail if os.environ.get("CITE_REQUIRE_ALL") else pytest.skip
        refuse("no Node.js: Playwright's driver is not there")
    return str(program)
