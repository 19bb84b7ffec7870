"""Run PostgreSQL's programs when we are root, which they refuse. Standard library only.

Best: a user namespace, in which root looks like somebody else; files stay root's. Where the kernel
or a container forbids it: another user, whose files then lie outside the project, since they could
not be reached in root's home.
"""

import functools
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
OUTSIDE = Path("/var/lib/cite-ephemere")


@functools.cache
def namespace_works() -> bool:
    try:
        done = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def is_other_user() -> bool:
    """True when the server must belong to somebody else than us."""
    return os.geteuid() == 0 and not namespace_works()


def server_uid() -> int:
    return _other_uid() if is_other_user() else os.geteuid()


def run(command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[str]:
    """Run to the end as a user that PostgreSQL accepts, with output captured."""
    words = [str(word) for word in command]
    options |= {"capture_output": True, "text": True, "check": False, "env": _environment()}
    if is_other_user():
        options |= {"user": _other_uid(), "group": _other_uid(), "extra_groups": [], "cwd": "/"}
    elif os.geteuid() == 0:
        words = [*NAMESPACE, *words]
    return subprocess.run(words, **options)  # noqa: PLW1510 (check is among the options)


def give(path: Path) -> None:
    """Hand a path that we made to the server's user."""
    os.chown(path, server_uid(), -1)


def outside(purpose: str, inside: Path) -> Path:
    """A path, outside the project, that stands for a path of the project."""
    OUTSIDE.mkdir(mode=0o755, parents=True, exist_ok=True)
    digest = hashlib.sha256(os.fsencode(inside)).hexdigest()[:12]
    return OUTSIDE / f"{purpose}-{digest}"


def reachable(programs: Path) -> Path:
    """The same programs where the server's user can run them: a copy when it cannot reach these."""
    if not is_other_user() or _runs(programs):
        return programs
    package = programs.parent.parent
    copy = outside("programs", package)
    if not copy.exists():
        _copy_wheel(package, copy)
    return copy / programs.relative_to(package.parent)


def _runs(programs: Path) -> bool:
    try:
        return run([programs / "postgres", "--version"]).returncode == 0
    except PermissionError:
        return False


def _copy_wheel(package: Path, copy: Path) -> None:
    """A wheel keeps its libraries in a folder beside the package: both are copied."""
    new = copy.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, new / part.name, symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", str(new)], check=True)
    new.rename(copy)


def _other_uid() -> int:
    """PostgreSQL's own user where its package is installed, else nobody."""
    known = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return known.get("postgres", known.get("nobody", 65534))


def _environment() -> dict[str, str]:
    """Ours, without the settings of another PostgreSQL or of the user's language."""
    foreign = ("PG", "LC_", "LANG")
    ours = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return ours | {"LC_ALL": "C.UTF-8" if sys.platform == "linux" else "C"}
