"""What a visitor answered, each item optional: codes, which are looked up later all at once."""

from dataclasses import dataclass, field
from typing import Any

from core.reference.communes import commune_name
from visits.models.asked import Question
from visits.models.check_in import Qpv
from visits.sync.refusals import Reason, Refused, code_of, shown

QUESTIONS = set(Question.values)


@dataclass(slots=True)
class Profile:
    answers: dict[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


def read_profile(raw: Any) -> Profile:
    if not isinstance(raw, dict):
        raise Refused(Reason.INVALID_ITEM, "profile")
    profile = Profile()
    for name, answer in raw.items():
        if name not in QUESTIONS:
            raise Refused(Reason.UNKNOWN_FIELD, f"profile.{shown(name)}")
        if name == Question.REASONS:
            profile.reasons = _reasons(answer)
        elif answer is not None and answer != "":
            profile.answers[name] = _answer(name, answer)
    return profile


def _answer(name: str, answer: Any) -> str:
    code = _insee_code(answer) if name == Question.INSEE_CODE else _code(name, answer)
    if name == Question.QPV and code not in Qpv.values:
        raise Refused(Reason.UNKNOWN_CODE, "profile.qpv")
    return code


def _insee_code(answer: Any) -> str:
    if not isinstance(answer, str) or commune_name(answer) == answer:
        raise Refused(Reason.UNKNOWN_CODE, "profile.insee_code")
    return answer


def _reasons(answer: Any) -> tuple[str, ...]:
    if answer is None:
        return ()
    if not isinstance(answer, list):
        raise Refused(Reason.UNKNOWN_CODE, "profile.reasons")
    return tuple(_code("reasons", code) for code in answer)


def _code(name: str, answer: Any) -> str:
    return code_of(answer, Reason.UNKNOWN_CODE, f"profile.{name}")
