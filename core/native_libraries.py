"""Libraries that WeasyPrint opens by name: the system's, else those unpacked in var/native.

Call `load()` before the first `import weasyprint`. Opening a library by its full path is enough:
the dynamic linker then answers a later request for the same name with the copy already open.
"""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from core.project_paths import var_folder

NEEDED = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
)
NEEDED_ON_MACOS = (
    "libgobject-2.0.0.dylib",
    "libpango-1.0.dylib",
    "libpangoft2-1.0.dylib",
    "libharfbuzz.dylib",
    "libharfbuzz-subset.dylib",
    "libfontconfig.1.dylib",
)
DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
ADVICE = f"""PDF reports need Pango, which is not on this machine. Install it, then start again:
  Debian, Ubuntu: sudo apt-get install {" ".join(DEBIAN_PACKAGES)}
  Fedora:         sudo dnf install pango
  macOS:          brew install pango"""


def load() -> list[str]:
    """Names of the libraries that stay missing: empty when WeasyPrint can be imported."""
    fetched = var_folder() / "native"
    if _missing() and fetched.exists():
        _open_all(fetched.glob("root/**/*.so.*"))
        _use_fonts_of(fetched)
    return _missing()


def _missing() -> list[str]:
    names = NEEDED_ON_MACOS if os.uname().sysname == "Darwin" else NEEDED
    return [name for name in names if not _opens(name)]


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


def _open_all(paths: Iterable[Path]) -> None:
    """Open each library after those it depends on; that order is found by trying again."""
    closed = sorted({path.resolve() for path in paths})
    while closed:
        still_closed = [path for path in closed if not _opens(str(path))]
        if len(still_closed) == len(closed):
            return
        closed = still_closed


def _use_fonts_of(fetched: Path) -> None:
    """A machine without Fontconfig has no configuration either: use the one that came along."""
    if not Path("/etc/fonts/fonts.conf").exists():
        os.environ.setdefault("FONTCONFIG_FILE", str(fetched / "fonts.conf"))
