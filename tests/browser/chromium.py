"""Which Chromium the browser tests drive. Standard library only, since dev.py asks too.

Order: the CHROMIUM variable, the system's, Playwright's own, the one that dev.py unpacked in
var/browser.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from core.project_paths import var_folder

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT_CACHES = (".cache/ms-playwright", "Library/Caches/ms-playwright")  # Linux, macOS
PLAYWRIGHT_PROGRAMS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/*/*headless*shell",
)
FETCHED_PROGRAM = "root/usr/lib/chromium/chromium"
DRIVER_PACKAGES = ("libatomic1",)
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", *DRIVER_PACKAGES)
ADVICE = """The browser tests need Chromium, which this machine lacks. Install it, then start again:
  Debian:  sudo apt-get install chromium
  Fedora:  sudo dnf install chromium
  Ubuntu:  sudo .venv/bin/python -m playwright install --with-deps chromium
  macOS:   .venv/bin/python -m playwright install chromium
or name one in the CHROMIUM variable."""
# The pages are our own, so the sandbox protects nothing here, and it cannot work as root or in most
# containers, where /dev/shm is also too small. The rest keeps the browser from calling out.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find(environment: Mapping[str, str] = os.environ, var: Path | None = None) -> Path | None:
    """The browser's program; nothing when there is none.

    Raises FileNotFoundError when the CHROMIUM variable names something that is not there.
    """
    if named := environment.get("CHROMIUM"):
        return _existing(Path(named))
    fetched = (var or var_folder()) / "browser" / FETCHED_PROGRAM
    on_system = _on_path(environment) or _playwrights(environment)
    return on_system or (fetched if fetched.exists() else None)


def lacks_driver_library() -> bool:
    """Playwright's driver is a Node.js that needs libatomic, which a bare Debian has not."""
    if sys.platform != "linux" or (var_folder() / "browser" / "root").exists():
        return False
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return True
    return False


def variables(
    environment: Mapping[str, str] = os.environ, var: Path | None = None
) -> dict[str, str]:
    """The environment in which driver and browser find what dev.py unpacked."""
    fetched = (var or var_folder()) / "browser"
    if not (fetched / "root").exists():
        return {}
    folders = sorted({str(library.parent) for library in fetched.glob("root/**/*.so*")})
    inherited = [environment["LD_LIBRARY_PATH"]] if environment.get("LD_LIBRARY_PATH") else []
    wanted = {"LD_LIBRARY_PATH": ":".join(inherited + folders)}
    if not Path("/etc/fonts/fonts.conf").exists():
        wanted["FONTCONFIG_FILE"] = str(fetched / "fonts.conf")
    return wanted


def _existing(named: Path) -> Path:
    if not named.exists():
        raise FileNotFoundError(f"The CHROMIUM variable names {named}, which is not there.")
    return named


def _on_path(environment: Mapping[str, str]) -> Path | None:
    found = (shutil.which(name, path=environment.get("PATH", "")) for name in SYSTEM_NAMES)
    return next((Path(program) for program in found if program), None)


def _playwrights(environment: Mapping[str, str]) -> Path | None:
    """The newest that `playwright install` downloaded."""
    home = Path(environment.get("HOME", "/nonexistent"))
    named = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    caches = [Path(named)] if named else [home / cache for cache in PLAYWRIGHT_CACHES]
    for pattern in PLAYWRIGHT_PROGRAMS:
        if found := [program for cache in caches for program in sorted(cache.glob(pattern))]:
            return found[-1]
    return None
