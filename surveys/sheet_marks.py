"""The mark at the foot of a paper sheet: by it the entry screen finds the version and language.

Made from what the sheet is, so nothing is stored; six characters, so that no poster has the same.
"""

from hashlib import sha256

from events.models import Event
from surveys.languages import Language
from surveys.models import SurveyVersion
from surveys.services.ways_in import CHARACTERS

LENGTH = 6


def mark_of(version: SurveyVersion, language: str) -> str:
    """`version` with its survey and its event."""
    parts = (version.event.slug, version.survey.code, version.number, str(language))
    number = int.from_bytes(sha256(repr(parts).encode()).digest(), "big")
    digits = []
    for _place in range(LENGTH):
        number, digit = divmod(number, len(CHARACTERS))
        digits.append(CHARACTERS[digit])
    return "".join(digits)


def shown_mark(mark: str) -> str:
    """In two halves, as people read and type it: "K7Q-MRT"."""
    return f"{mark[:3]}-{mark[3:]}"


def find_sheet(event: Event, typed: str) -> tuple[SurveyVersion, Language] | None:
    """Whatever the case, with or without spaces and dashes."""
    mark = typed.strip().upper().replace(" ", "").replace("-", "")
    versions = event.survey_versions.select_related("survey", "event")
    known = {mark_of(one, language): (one, language) for one in versions for language in Language}
    return known.get(mark)
