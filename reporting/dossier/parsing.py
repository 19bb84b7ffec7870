"""From bytes to a JSON document, refusing in one sentence whatever is not one."""

import json
import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.file_errors import reason_of
from reporting.dossier.errors import pointer, refuse, shown
from reporting.dossier.older import brought_up_to_date

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_EXPONENT = 30
LARGEST_OBJECT = 1000  # properties
MEGABYTE = 1024 * 1024
FORMAT = "cite-ephemere/event-dossier"
VERSION = 1
# The null character and halves of surrogate pairs, which only an escape can bring in.
UNSTORABLE_ESCAPE = re.compile(r"\\u(0000|d[89a-f])", re.IGNORECASE)


def read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise refuse(
            _("“%(path)s” cannot be read: %(reason)s.") % {"path": path, "reason": reason_of(error)}
        ) from None
    if len(data) > LARGEST_FILE:
        raise refuse(
            _("This file is too large for a dossier: at most %(largest)d MB.")
            % {"largest": LARGEST_FILE // MEGABYTE}
        )
    return data


def parse(data: bytes) -> dict[str, Any]:
    """The document, of a format and version that we know; numbers with a comma are Decimal."""
    text = _decoded(data)
    document = _parsed(text)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise refuse(
            _("This is not an event dossier: “format” must be “%(format)s”.") % {"format": FORMAT},
            "/format",
        )
    version = document.get("version")
    if version != VERSION or isinstance(version, bool):
        raise refuse(
            _("Version %(found)s of the format is unknown: this software reads version %(known)d.")
            % {"found": shown(version), "known": VERSION},
            "/version",
        )
    if UNSTORABLE_ESCAPE.search(text):
        _refuse_unstorable_text(document)
    return brought_up_to_date(document)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(
            _("This file is not text in UTF-8 (byte %(byte)d).") % {"byte": error.start}
        ) from None


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, parse_float=_number, parse_constant=_not_a_number, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise refuse(
            _("This file is not JSON, or is cut short: line %(line)d, column %(column)d.")
            % {"line": error.lineno, "column": error.colno}
        ) from None
    except RecursionError:
        raise refuse(_("This file nests lists and objects far too deeply.")) from None
    except ValueError:
        raise refuse(_("A number of this file has far too many digits.")) from None


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if abs(number.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(text)
    return number


def _not_a_number(text: str) -> None:
    raise refuse(_("“%(text)s” is not a number in JSON.") % {"text": text})


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > LARGEST_OBJECT:
        raise refuse(
            _("An object of this file has too many properties: at most %(limit)d.")
            % {"limit": LARGEST_OBJECT}
        )
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise refuse(
            _("An object of this file has the property “%(name)s” twice.") % {"name": shown(twice)}
        )
    return found


def _refuse_unstorable_text(document: dict[str, Any]) -> None:
    """PostgreSQL stores neither the null character nor half of a surrogate pair."""
    waiting: list[tuple[tuple[object, ...], Any]] = [((), document)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, str):
            if "\0" in value or not _encodes(value):
                raise refuse(
                    _("This text holds a character that cannot be stored."), pointer(*steps)
                )
        elif isinstance(value, dict):
            waiting += [((*steps, _safe(name)), name) for name in value if not _encodes(name)]
            waiting += [((*steps, name), item) for name, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*steps, index), item) for index, item in enumerate(value)]


def _encodes(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _safe(text: str) -> str:
    return text.encode(errors="replace").decode()
