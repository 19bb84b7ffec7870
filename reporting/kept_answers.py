"""What stands for the answers of an event once they are erased: the totals that its pages print.

They are taken from the very facts that the figures are computed from, so no number changes. What a
questionnaire asks about the people themselves is kept as it was masked, inside and in public: the
cells that no page showed are gone with the answers. Groups of respondents are not kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import models

from events.models import Event
from reporting.figures.facts import QuestionFacts
from reporting.figures.loading.surveys import load_unheld
from reporting.sections.masked import masking_for
from reporting.sections.question_results import is_profile, result_of
from reporting.statistics.masking import Published
from surveys.asked_by_link import asked_by_link
from surveys.models import Choice, KeptChoice, KeptMark, KeptQuestion, KeptSurvey, Question


def totals_of(event: Event) -> Iterator[models.Model]:
    """Unsaved rows, also of questionnaires whose results nobody could read yet."""
    facts = load_unheld(event, {})
    invited = asked_by_link(event)
    latest = _Latest(event)
    for survey in event.surveys.all():
        yield KeptSurvey(
            survey=survey,
            responses=facts[survey.code].responses,
            invited=invited.get(survey.pk) or None,
        )
        for question in facts[survey.code].questions.values():
            yield from _rows(event, question, latest.keys(survey.pk, question.code))


class _Latest:
    """Keys of a question and its choices: of the last version that has each."""

    def __init__(self, event: Event) -> None:
        questions = Question.objects.filter(version__event=event).order_by("version__number")
        choices = Choice.objects.filter(question__version__event=event)
        self.questions: dict[tuple[int, str], int] = {}
        self.choices: dict[tuple[int, str], dict[str, int]] = {}
        for survey, code, pk in questions.values_list("version__survey", "code", "pk"):
            self.questions[survey, code] = pk
        for survey, question, code, pk in choices.order_by("question__version__number").values_list(
            "question__version__survey", "question__code", "code", "pk"
        ):
            self.choices.setdefault((survey, question), {})[code] = pk

    def keys(self, survey: int, code: str) -> tuple[int, dict[str, int]]:
        return self.questions[survey, code], self.choices.get((survey, code), {})


def _rows(
    event: Event, question: QuestionFacts, keys: tuple[int, dict[str, int]]
) -> Iterator[models.Model]:
    pk, choices = keys
    if is_profile(question):
        inside, public = (_masked(event, question, public=public) for public in (False, True))
    else:
        inside = public = _plain(question)
    yield KeptQuestion(
        question_id=pk,
        asked=question.asked if inside.respondents is not None else 0,
        respondents=inside.respondents,
        public_respondents=public.respondents,
    )
    for code, choice in choices.items():
        yield KeptChoice(
            choice_id=choice,
            number=inside.choices.get(code),
            public_number=public.choices.get(code),
        )
    for score, number in () if is_profile(question) else question.scores.items():
        yield KeptMark(question_id=pk, score=score, number=number)


@dataclass(frozen=True)
class _Told:
    """`choices`: by code, as far as they are shown."""

    respondents: Published
    choices: Mapping[str, Published]


def _plain(question: QuestionFacts) -> _Told:
    return _Told(question.respondents, {choice.code: choice.count for choice in question.choices})


def _masked(event: Event, question: QuestionFacts, *, public: bool) -> _Told:
    result = result_of(question, masking_for(event, public=public))
    if result is None:
        return _Told(None, {})
    return _Told(result.base, {row.code: row.count for row in result.rows})
