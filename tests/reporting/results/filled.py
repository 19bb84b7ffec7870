"""Questionnaires filled with as many forms as a test asks for."""

from collections.abc import Iterable, Mapping
from typing import Any

from events.models import Event
from surveys.models import Answer, Choice, Question, Survey, SurveyVersion
from tests.factories import (
    make_choice,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
)

LEVELS = ("very_positive", "positive", "negative", "very_negative", "no_opinion")
Reply = str | int | Iterable[str] | None


def make_questionnaire(
    event: Event, code: str = "visitors", audience: str = "visitor", **fields: Any
) -> SurveyVersion:
    """Without dates, so it counts as closed."""
    survey: Survey = make_survey(
        event=event, code=code, audience=audience, title=f"Avis {code}", **fields
    )
    version: SurveyVersion = make_survey_version(event=event, survey=survey)
    return version


def add_question(
    version: SurveyVersion, code: str, kind: str = "single", choices: Iterable[str] = (), **fields
) -> Question:
    """A satisfaction question has the five levels, whatever `choices`."""
    question: Question = make_question(
        version=version, code=code, kind=kind, label=f"Question {code} ?", **fields
    )
    for position, choice in enumerate(LEVELS if kind == "satisfaction" else choices):
        valence = choice if kind == "satisfaction" else ""
        make_choice(
            question=question,
            code=choice,
            label=f"Choix {choice}",
            valence=valence,
            position=position,
        )
    return question


def fill(version: SurveyVersion, replies: Mapping[str, Reply], number: int = 1, **fields) -> None:
    """`number` forms with the same replies: a choice, several, a mark, or a text in words."""
    questions = {question.code: question for question in version.questions.all()}
    choices = {
        (choice.question_id, choice.code): choice
        for choice in Choice.objects.filter(question__version=version)
    }
    responses = [make_response(version=version, **fields) for _ in range(number)]
    answers = [
        Answer(version=version, response=response, question=questions[code], **value)
        for response in responses
        for code, reply in replies.items()
        for value in _values(questions[code], reply, choices)
    ]
    Answer.objects.bulk_create(answers)


def _values(question: Question, reply: Reply, choices: Mapping[Any, Choice]):
    if reply is None:
        return []
    if question.kind == "text":
        return [{"text": reply}]
    if isinstance(reply, int):
        return [{"score": reply}]
    codes = [reply] if isinstance(reply, str) else list(reply)
    return [{"choice": choices[question.pk, code]} for code in codes]
