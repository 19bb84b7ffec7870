"""What pip cannot install: libraries for PDF reports, a browser for the tests.

The system's are used when it has them; on Debian and Ubuntu they are fetched into var without root;
elsewhere we name the packages. Standard library only.
"""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from citeephemere.development import debian_packages
from citeephemere.development.console import Impossible, say
from core import native_libraries
from core.project_paths import var_folder
from tests.browser import chromium


def provide_pdf_libraries() -> None:
    """Without them PDF reports are off; the rest works."""
    if native_libraries.load():
        _fetch("PDF libraries", native_libraries.DEBIAN_PACKAGES, "native")
    if native_libraries.load():
        _complain(native_libraries.ADVICE)


def provide_browser(python: Path) -> None:
    """Without it the browser tests are skipped."""
    if not _browser():
        _fetch("browser of the tests (over 100 MB)", chromium.DEBIAN_PACKAGES, "browser")
    elif chromium.lacks_driver_library():
        _fetch("library of the browser's driver", chromium.DRIVER_PACKAGES, "browser")
    if not _browser():
        _ask_playwright(python)
    if not _browser():
        _complain(chromium.ADVICE)


def _browser() -> Path | None:
    try:
        return chromium.find()
    except FileNotFoundError as problem:
        raise Impossible(str(problem)) from None


def _ask_playwright(python: Path) -> None:
    say("Asking Playwright for its own Chromium…")
    subprocess.run(
        [python, "-m", "playwright", "install", "chromium"],
        stdin=subprocess.DEVNULL,
        env=os.environ | chromium.variables(),
        check=False,
    )


def _fetch(what: str, packages: Sequence[str], folder: str) -> None:
    if not debian_packages.can_fetch():
        return
    started = time.monotonic()
    say(f"Fetching the {what} into var/{folder}; nothing is installed on the system…")
    try:
        debian_packages.fetch(packages, var_folder() / folder)
    except debian_packages.FetchFailed as problem:
        say(f"Not fetched: {problem}")
    else:
        say(f"Fetched in {time.monotonic() - started:.0f} s.")


def _complain(advice: str) -> None:
    if os.environ.get("CITE_REQUIRE_ALL"):
        raise Impossible(advice)
    say(advice)
