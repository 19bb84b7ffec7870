"""One question as its template draws it: what is ticked, what was written, what is wrong."""

from dataclasses import dataclass
from typing import Any

from surveys.instrument import Item, Option
from surveys.models.instrument import QuestionKind
from surveys.replies import LONGEST_TEXT, SCORES, Posted, Problem
from surveys.words import Words


@dataclass(frozen=True, slots=True)
class Tick:
    """One radio button or checkbox."""

    value: str
    label: str
    spoken: str  # see `surveys.instrument.Option`
    face: str
    is_apart: bool  # outside the scale
    asks_text: bool
    is_ticked: bool


def question_context(
    item: Item, posted: Posted, words: Words, problem: Problem | None = None
) -> dict[str, Any]:
    """For `surveys/answering/question.html`. `posted`: the reply so far, right or wrong."""
    is_score, is_text = (
        item.kind == kind for kind in (QuestionKind.RECOMMENDATION, QuestionKind.TEXT)
    )
    text_limit = words.text_limit.format(limit=LONGEST_TEXT)
    hints = [
        (item.help_text, item.help_spoken),
        (words.several if item.kind == QuestionKind.MULTIPLE else "", ""),
        (words.choose_score if is_score else "", ""),
        (f"{words.no_names} {text_limit}" if is_text else "", ""),
    ]
    hints = [(text, spoken) for text, spoken in hints if text]
    described = [("hint", bool(hints)), ("ends", is_score), ("problem", problem is not None)]
    ticks = _scores(posted) if is_score else [_tick(option, posted) for option in item.choices]
    return {
        "item": item,
        "words": words,
        "is_score": is_score,
        "is_text": is_text,
        "is_several": item.kind == QuestionKind.MULTIPLE,
        "ticks": ticks,
        "field": "score" if is_score else "choice",
        "text": posted.text,
        "text_limit": text_limit,
        "hints": hints,
        "described_by": " ".join(name for name, is_there in described if is_there),
        "problem": problem_text(problem, words) if problem else "",
        "asks_text": any(tick.asks_text for tick in ticks),
        "first_field": "words" if is_text or _is_about_text(problem) else "tick-1",
    }


def _is_about_text(problem: Problem | None) -> bool:
    return problem is not None and problem.name == "too_long"


def problem_text(problem: Problem, words: Words) -> str:
    sentence: str = getattr(words, problem.name)
    return sentence.format(length=problem.length, limit=LONGEST_TEXT)


def _tick(option: Option, posted: Posted) -> Tick:
    return Tick(
        option.code,
        option.label,
        option.spoken,
        option.face,
        option.is_apart,
        option.asks_text,
        option.code in posted.choices,
    )


def _scores(posted: Posted) -> list[Tick]:
    return [
        Tick(str(score), str(score), "", "", False, False, posted.score == str(score))
        for score in SCORES
    ]
