"""What the tablet application is made of, and the version that follows from it.

The service worker asks for each file with the hash given here: a captive portal, which answers
its own page to every request, cannot slip it into the application.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import HashedFilesMixin, staticfiles_storage

ENTRY = "js/reception/app.js"
STYLES = (
    "css/fonts.css",
    "css/tokens.css",
    "css/reception.css",
    "css/reception-parts.css",
    "css/reception-count.css",
    "css/reception-answer.css",
    "css/reception-screens.css",
    "css/reception-tasks.css",
    "css/reception-handround.css",
    "css/reception-handround-parts.css",
)
FONTS = (
    "fonts/atkinson-hyperlegible-400-normal.woff2",
    "fonts/atkinson-hyperlegible-700-normal.woff2",
)
IMAGES = ("img/reception/icon.svg",)
IMPORT = re.compile(r"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["'];""", re.MULTILINE)


@dataclass(frozen=True)
class ShellFile:
    url: str
    integrity: str


def shell_files() -> list[ShellFile]:
    """All that the shell loads, as it is served: names and contents after hashing, if any."""
    names = (*STYLES, *modules(), *FONTS, *IMAGES)
    return [ShellFile(staticfiles_storage.url(name), integrity(served(name))) for name in names]


def modules() -> list[str]:
    """The entry and whatever it imports, itself or through others."""
    found = [ENTRY]
    for name in found:
        imported = IMPORT.findall(_source(name).decode())
        paths = [normpath(join(dirname(name), path)) for path in imported]
        found += [path for path in dict.fromkeys(paths) if path not in found]
    return found


def integrity(content: bytes) -> str:
    """As `fetch` and `<script>` want it."""
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"


def version_of(files: list[ShellFile], *texts: str) -> str:
    """Changes whenever a file or a text does."""
    parts = (*(f"{file.url} {file.integrity}" for file in files), *texts)
    return sha256("\n".join(parts).encode()).hexdigest()[:10]


def served(name: str) -> bytes:
    """What a browser gets under the address of this file."""
    if isinstance(staticfiles_storage, HashedFilesMixin):
        with staticfiles_storage.open(staticfiles_storage.stored_name(name)) as stored:
            content: bytes = stored.read()
        return content
    return _source(name)


def _source(name: str) -> bytes:
    path = finders.find(name)
    if path is None:
        raise FileNotFoundError(f"The reception needs the static file {name}.")
    return Path(path).read_bytes()
