"""A questionnaire as a device without a network needs it: every language at once, plain JSON."""

from dataclasses import asdict
from typing import Any

from surveys.instrument import Item, Option, read_cover, read_instrument
from surveys.languages import Language, direction_of
from surveys.models import Survey, SurveyVersion
from surveys.translations import offered_languages
from surveys.words import words_in

Json = dict[str, Any]
Texts = dict[str, str]
WORDS = (
    *("language", "questions", "about", "anonymous", "start"),
    *("progress", "next", "back", "send", "optional", "several", "scale_low", "scale_high"),
    *("please_say", "text_limit", "no_names"),
    *("error", "error_title", "choose_one", "choose_some", "choose_score", "write_something"),
    *("too_long", "nothing_answered"),
    *("thanks_title", "closed_title", "closed_text", "not_open_title", "try_again"),
    *("stop", "still_there_title", "still_there_text", "go_on", "give_back", "next_person"),
    *("restarts", "not_kept", "staff_only"),
)


def portable_survey(survey: Survey, version: SurveyVersion) -> Json:
    """Texts by language; a language without a translation of one text has the French one."""
    languages = offered_languages(survey)
    covers = {code: asdict(read_cover(survey, code)) for code in languages}
    read = {code: read_instrument(version, code).questions for code in languages}
    return {
        "code": survey.code,
        "version": version.number,
        "audience": survey.audience,
        "opens_at": survey.opens_at.isoformat() if survey.opens_at else None,
        "closes_at": survey.closes_at.isoformat() if survey.closes_at else None,
        "languages": [_language(code) for code in languages],
        "title": {code: cover["title"] for code, cover in covers.items()},
        "introduction": {code: cover["introduction"] for code, cover in covers.items()},
        "questions": [
            _question(dict(zip(languages, same, strict=True)))
            for same in zip(*read.values(), strict=True)
        ],
    }


def portable_words(languages: set[str]) -> dict[str, Texts]:
    """The sentences around the questions, by language."""
    return {
        code: {name: getattr(words_in(code), name) for name in WORDS} for code in sorted(languages)
    }


def _language(code: str) -> Json:
    return {"code": code, "name": str(Language(code).label), "direction": direction_of(code)}


def _question(items: dict[str, Item]) -> Json:
    """`items`: the same question in each language."""
    item = items[Language.FRENCH]
    options = zip(*(each.choices for each in items.values()), strict=True)
    return {
        "code": item.code,
        "kind": item.kind.value,
        "is_required": item.is_required,
        "shown_if": list(item.shown_if) if item.shown_if else None,
        "label": {code: each.label for code, each in items.items()},
        "help": {code: each.help_text for code, each in items.items()},
        "choices": [_choice(dict(zip(items, same, strict=True))) for same in options],
    }


def _choice(options: dict[str, Option]) -> Json:
    option = options[Language.FRENCH]
    return {
        "code": option.code,
        "face": option.face,
        "is_apart": option.is_apart,
        "asks_text": option.asks_text,
        "label": {code: each.label for code, each in options.items()},
    }
