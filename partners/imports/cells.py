"""One cell, from text to value. A bad one raises `BadCell` with the reason, in plain words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.folding import folded
from core.reference.commune_search import (
    Commune,
    commune_of_code,
    communes_named,
    in_department,
)
from core.spreadsheets.workbook import FORMULA
from core.validators import validate_siret
from partners.imports import vocabulary

SPACES = re.compile(r"[\s.\u00a0\u202f-]+")
ROUNDED = re.compile(r"^\d[.,]?\d*E\+?\d+$", re.IGNORECASE)
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")
BETWEEN_ROLES = re.compile(r"[,;/+&\n]| et ")
SHORT_INSEE = 4
SHORT_SIRET = 13
SHOWN = 5


class BadCell(Exception):
    """The reason, for whoever looks at the line."""


@contextmanager
def telling(reasons: list[str]) -> Iterator[None]:
    """A bad cell adds its reason; the other cells of the line are looked at all the same."""
    try:
        yield
    except BadCell as bad:
        reasons.append(str(bad))


def plain(text: str) -> str:
    """Without the apostrophe that our own files put before what looks like a formula."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def siret(text: str) -> str:
    if ROUNDED.match(text.replace(" ", "")):
        raise BadCell(
            _("SIRET “%s” was rounded by a spreadsheet: give its column the format “text”.") % text
        )
    digits = SPACES.sub("", text)
    if len(digits) == SHORT_SIRET and digits.isdigit():
        raise BadCell(
            _("SIRET “%s” has thirteen digits: a zero at the beginning was perhaps lost.") % text
        )
    try:
        validate_siret(digits)
    except ValidationError as error:
        raise BadCell(_wrong(_("SIRET"), text, error.messages[0])) from error
    return digits


def _wrong(name: str, text: str, reason: str) -> str:
    told = _("%(name)s “%(text)s”: %(reason)s")
    return told % {"name": name, "text": text[:60], "reason": reason}


def known_code(
    text: str, words: dict[str, tuple[str, ...]], choices: type[models.TextChoices], name: str
) -> str:
    """The code, its French label or a word that people use for it."""
    asked = folded(text)
    if found := _labels(choices, get_language()).get(asked) or vocabulary.code_of(asked, words):
        return str(found)
    known = ", ".join(str(label) for label in choices.labels)
    raise BadCell(
        _("%(name)s “%(text)s” is not known. Write one of: %(known)s.")
        % {"name": name, "text": text, "known": known}
    )


@cache
def _labels(choices: type[models.TextChoices], language: str | None) -> dict[str, str]:
    """Codes by what the reader's language calls them, and by themselves."""
    with override(language):
        named = {folded(str(label)): str(code) for code, label in choices.choices}
    return {**{folded(str(code)): str(code) for code in choices.values}, **named}


def yes_or_no(text: str, name: str) -> bool:
    words = folded(text)
    if words in vocabulary.YES:
        return True
    if words in vocabulary.NO:
        return False
    raise BadCell(_("%(name)s “%(text)s”: write yes or no.") % {"name": name, "text": text})


def past_day(text: str, name: str) -> date:
    for pattern in DATES:
        try:
            day = datetime.strptime(text.split(" ", 1)[0], pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
        if day > timezone.localdate():
            raise BadCell(_("%(name)s “%(text)s” is still to come.") % {"name": name, "text": text})
        return day
    raise BadCell(
        _("%(name)s “%(text)s” is not a date: write 17/04/2019.") % {"name": name, "text": text}
    )


def roles(text: str) -> dict[str, bool]:
    """Those named; the others are not held."""
    named = set()
    for part in BETWEEN_ROLES.split(text):
        if words := folded(part):
            code = vocabulary.code_of(words, vocabulary.ROLES)
            if not code:
                raise BadCell(
                    _("Role “%s” is not known. Write carrier, partner, funder or host.")
                    % part.strip()
                )
            named.add(code)
    return {role: role in named for role in vocabulary.ROLES}


def commune(values: dict[str, str], home: str) -> Commune | None:
    """From its name, its INSEE code, a postcode; among namesakes, the one near `home`."""
    name, code = values.get("commune", ""), values.get("insee_code", "").upper()
    code = code.zfill(5) if len(code) == SHORT_INSEE and code.isdigit() else code
    if code:
        found = commune_of_code(code)
        if found is None:
            raise BadCell(_("INSEE code “%s” is that of no commune.") % code)
        if name and found not in communes_named(name):
            told = _("INSEE code %(code)s is that of %(commune)s, not of “%(name)s”.")
            raise BadCell(told % {"code": code, "commune": found.name, "name": name})
        return found
    return _named(name, values.get("postcode", ""), home) if name else None


def _named(name: str, postcode: str, home: str) -> Commune:
    namesakes = communes_named(name)
    if not namesakes:
        raise BadCell(_("Commune “%s” is not known: check its spelling.") % name)
    near = in_department(namesakes, postcode or home) if len(namesakes) > 1 else namesakes
    if postcode and not in_department(namesakes, postcode):
        told = _("There is no commune “%(name)s” where the postcode is %(postcode)s.")
        raise BadCell(told % {"name": name, "postcode": postcode})
    if len(near) == 1:
        return near[0]
    listed = ", ".join(one.label for one in namesakes[:SHOWN])
    told = _("Several communes are named “%(name)s” (%(listed)s…): add the postcode.")
    raise BadCell(told % {"name": name, "listed": listed})


def bounded(model: Any, name: str, text: str) -> str:
    """As the field of the model takes it."""
    field = model._meta.get_field(name)
    try:
        value = field.clean(text, None)
    except ValidationError as error:
        label = capfirst(str(field.verbose_name))
        raise BadCell(_wrong(label, text, error.messages[0])) from error
    return str(value)
