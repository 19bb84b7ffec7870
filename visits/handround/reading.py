"""One filled questionnaire, as the tablet wrote it: what can be said without the database."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from surveys.languages import Language
from visits.handround.refusals import FormReason, FormRefused
from visits.sync.period import QUARTER_HOUR
from visits.sync.refusals import shown
from visits.sync.values import CODE, moment_of, text_of, uuid4_of, whole_number_of

KEYS = {"id", "survey", "version", "language", "activity", "given_at", "answers"}
LARGEST_VERSION = 32_767
MOST_ANSWERS = 200
QUARTER = timedelta(seconds=QUARTER_HOUR)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """`quarter`: that in which it was given; `activity` is empty where none is named."""

    id: UUID
    survey: str
    version: int
    language: str
    activity: str
    quarter: datetime
    answers: dict[str, Any]


def read_form(raw: Any, *, offset: timedelta, received_at: datetime) -> FilledForm:
    """`offset` is what the tablet's clock lacks. The form, or FormRefused."""
    if not isinstance(raw, dict):
        raise FormRefused(FormReason.INVALID_ITEM)
    identifier = uuid4_of(raw.get("id"))
    if identifier is None:
        raise FormRefused(FormReason.INVALID_ID, "id")
    if not raw.keys() <= KEYS:
        raise FormRefused(FormReason.UNKNOWN_FIELD, shown(min(raw.keys() - KEYS)))
    return FilledForm(
        id=UUID(identifier),
        survey=_code(raw, "survey", FormReason.UNKNOWN_SURVEY),
        version=_version(raw),
        language=_language(raw),
        activity=_code(raw, "activity", FormReason.UNKNOWN_ACTIVITY) if raw.get("activity") else "",
        quarter=_quarter(raw, offset, received_at),
        answers=_answers(raw),
    )


def _code(raw: dict[str, Any], name: str, reason: FormReason) -> str:
    code = text_of(raw.get(name), CODE)
    if code is None:
        raise FormRefused(reason, name)
    return code


def _version(raw: dict[str, Any]) -> int:
    version = whole_number_of(raw.get("version"), 1, LARGEST_VERSION)
    if version is None:
        raise FormRefused(FormReason.UNKNOWN_VERSION, "version")
    return version


def _language(raw: dict[str, Any]) -> str:
    language = raw.get("language")
    if not isinstance(language, str) or language not in Language.values:
        raise FormRefused(FormReason.UNKNOWN_LANGUAGE, "language")
    return language


def _quarter(raw: dict[str, Any], offset: timedelta, received_at: datetime) -> datetime:
    """By the corrected clock, which may go a little fast: not after the next quarter-hour."""
    moment = moment_of(raw.get("given_at"))
    quarter = start_of_quarter(moment, offset) if moment else None
    if quarter is None or quarter > received_at + QUARTER:
        raise FormRefused(FormReason.INVALID_TIME, "given_at")
    return quarter


def start_of_quarter(moment: datetime, offset: timedelta) -> datetime | None:
    """None for a moment that no calendar holds once it is corrected."""
    try:
        seconds = int((moment + offset).timestamp())
        return datetime.fromtimestamp(seconds - seconds % QUARTER_HOUR, UTC)
    except (OverflowError, ValueError):
        return None


def _answers(raw: dict[str, Any]) -> dict[str, Any]:
    answers = raw.get("answers")
    if not isinstance(answers, dict) or len(answers) > MOST_ANSWERS:
        raise FormRefused(FormReason.INVALID_ITEM, "answers")
    if not all(_is_reply(reply) for reply in answers.values()):
        raise FormRefused(FormReason.INVALID_ITEM, "answers")
    return answers


def _is_reply(reply: Any) -> bool:
    """Of the documented shape; whether it fits its question is for `surveys` to say."""
    if not isinstance(reply, dict) or not reply.keys() <= {"choices", "score", "text"}:
        return False
    choices, score, text = reply.get("choices", []), reply.get("score", 0), reply.get("text", "")
    are_codes = isinstance(choices, list) and all(isinstance(one, str) for one in choices)
    return are_codes and type(score) is int and isinstance(text, str)
