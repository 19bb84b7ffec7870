"""The French catalogue: what the code and the templates ask for, and the files that answer.

Needs Babel, a development dependency; production reads the compiled file and nothing else.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.utils.translation.template import templatize

from core.project_paths import ROOT
from core.triggers import refusals_of

FOLDER = ROOT / "locale" / "fr" / "LC_MESSAGES"
SOURCE, COMPILED = FOLDER / "django.po", FOLDER / "django.mo"
TEMPLATE_SUFFIXES = {".html", ".txt", ".svg"}
PACKAGES = (
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
# Each function with the places of its msgid, its plural and its context ("c").
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

OPTIONS: Any = {"encoding": "utf-8"}


def wanted() -> Catalog:
    """Every message of the code, the templates and the database's triggers, without translation."""
    catalogue = Catalog(locale="fr", project="Cité éphémère", charset="utf-8")
    for place, message in sorted(_messages(), key=lambda found: found[0]):
        context, identifier = message
        catalogue.add(identifier, context=context, locations=[(place, 1)])
    return catalogue


def stored() -> Catalog:
    """What is translated so far; an empty catalogue when there is no file yet."""
    if not SOURCE.exists():
        return Catalog(locale="fr", project="Cité éphémère", charset="utf-8")
    with SOURCE.open("rb") as file:
        return read_po(file, locale="fr")


def updated() -> Catalog:
    """Old translations kept, new messages without translation, the others dropped; no guessing."""
    catalogue = stored()
    catalogue.update(wanted(), no_fuzzy_matching=True, update_creation_date=False)
    return catalogue


def save(catalogue: Catalog) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with SOURCE.open("wb") as file:
        write_po(
            file, catalogue, width=100, ignore_obsolete=True, sort_output=True, include_lineno=False
        )
    COMPILED.write_bytes(compiled(stored()))


def compiled(catalogue: Catalog) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Messages without a full French text, or with one that somebody marked as doubtful."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not all(_texts(message.string)))
    ]


def _texts(string: Any) -> Iterable[str]:
    return string if isinstance(string, tuple) else [string or ""]


def _messages() -> Iterator[tuple[str, tuple[str | None, Any]]]:
    for path in _sources():
        code = BytesIO(_python_of(path).encode())
        place = path.relative_to(ROOT).as_posix()
        for _line, function, arguments, _comments in extract_python(code, KEYWORDS, (), OPTIONS):
            if arguments:  # none where the message is a variable
                yield place, _message(function, arguments)
    for model in apps.get_models():
        for trigger in refusals_of(model):
            yield model._meta.app_label, (None, trigger.message)


def _python_of(path: Path) -> str:
    """The module itself, or the calls that a template amounts to, without its indentation."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    lines = templatize(text, origin=str(path)).splitlines()
    return "\n".join(line.strip() for line in lines)


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in TEMPLATE_SUFFIXES:
            yield path


def _message(function: Any, arguments: Any) -> tuple[str | None, Any]:
    """(context, msgid), where the msgid of a plural is a pair."""
    words = list(arguments) if isinstance(arguments, (tuple, list)) else [arguments]
    places = KEYWORDS[function or "_"] or (1,)
    context = words[0] if isinstance(places[0], tuple) else None
    found = [words[place - 1] for place in places if isinstance(place, int)]
    return context, tuple(found) if len(found) > 1 else found[0]
