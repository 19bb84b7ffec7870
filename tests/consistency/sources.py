"""The project's own files: what is committed or about to be, without what others wrote."""

import subprocess
from pathlib import Path

from core.project_paths import ROOT

APPS = (
    "core",
    "accounts",
    "events",
    "surveys",
    "partners",
    "visits",
    "budgets",
    "reporting",
    "citeephemere",
)


def project_files() -> list[Path]:
    """Relative to the root. Ignored files aside; new ones count before they are committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [Path(name) for name in listed.stdout.split("\0") if name]
    return sorted(path for path in paths if (ROOT / path).is_file())


def files(*suffixes: str, under: tuple[str, ...] = ()) -> list[Path]:
    """Without vendored files and migrations."""
    return [
        path
        for path in project_files()
        if path.suffix in suffixes
        and (not under or path.parts[0] in under)
        and not {"vendor", "migrations"} & set(path.parts)
    ]


def text_of(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
