"""Debian packages without root: apt downloads them, and they are unpacked in a folder of ours.

Nothing is installed: the system's package lists, cache and database stay as they are. apt checks
the signatures as usual. Standard library only.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from citeephemere.development.console import last_line

TOOLS = ("apt-get", "dpkg-deb")
FONTS_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">root/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


class FetchFailed(Exception):
    """The packages could not be downloaded or unpacked; the message is apt's own last word."""


def can_fetch() -> bool:
    return all(shutil.which(tool) for tool in TOOLS)


def fetch(packages: Sequence[str], folder: Path) -> None:
    """Unpack the packages, and what they need that this system lacks, in `folder`/root."""
    work, new = folder / "apt", folder / "root.new"
    for leftover in (work, new):
        shutil.rmtree(leftover, ignore_errors=True)
    _download(packages, work)
    _unpack(work, new)
    _replace(folder / "root", new)
    (folder / "fonts.conf").write_text(FONTS_CONFIGURATION, encoding="utf-8")
    shutil.rmtree(work)


def _download(packages: Sequence[str], work: Path) -> None:
    for part in ("state/lists/partial", "cache/archives/partial"):
        (work / part).mkdir(parents=True)
    apt = ["apt-get", "-qq", *_own_folders(work)]
    _run([*apt, "update"])
    _run([*apt, "install", "-y", "--no-install-recommends", "--download-only", *packages])


def _own_folders(work: Path) -> list[str]:
    """Options that keep apt inside `work`."""
    settings = {
        "Dir::State": work / "state",
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": work / "cache",
        "Debug::NoLocking": "true",
        "APT::Sandbox::User": "",
    }
    return [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]


def _unpack(work: Path, new: Path) -> None:
    archives = sorted(work.glob("cache/archives/*.deb"))
    if not archives:
        raise FetchFailed("apt downloaded no package")
    for archive in archives:
        _run(["dpkg-deb", "-x", str(archive), str(new)])


def _replace(old: Path, new: Path) -> None:
    shutil.rmtree(old, ignore_errors=True)
    new.rename(old)


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FetchFailed(last_line(done.stderr))
