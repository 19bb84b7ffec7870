"""The answers of an event added up: from the answers, or from what a purge left of them."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from events.models import Event
from reporting.figures.facts import Kept
from reporting.figures.loading.answers import AnswerCounts, answer_counts
from surveys.asked_by_link import asked_by_link
from surveys.erased import erased_on
from surveys.models import KeptChoice, KeptMark, KeptQuestion, KeptSurvey, Question
from surveys.models.instrument import QuestionKind


@dataclass(frozen=True)
class Sums:
    """`received` and `invited` by questionnaire, `forms` by version. Once the answers are erased:
    `asked` by question, and the totals that stand for them by question and choice."""

    received: Mapping[int, int]
    invited: Mapping[int, int]
    counts: AnswerCounts
    forms: Mapping[int, int] = field(default_factory=dict)
    asked: Mapping[int, int] | None = None
    kept_questions: Mapping[int, Kept] = field(default_factory=dict)
    kept_choices: Mapping[int, Kept] = field(default_factory=dict)

    def asked_of(self, row: Question, respondents: int) -> int:
        """Every form of the version, or those who ticked what the question depends on."""
        if self.asked is not None:
            return self.asked.get(row.pk, 0)
        forms = self.forms.get(row.version_id, 0)
        asked = self.counts.ticks.get(row.shown_if_id, 0) if row.shown_if_id else forms
        return max(asked, respondents)  # paper forms may answer what they were not asked


def sums_of(event: Event, questions: Collection[Question], held: Collection[int]) -> Sums:
    """Of the questionnaires that are `held`, how many were filled and nothing else."""
    if erased_on(event):
        return _of_kept(event, held)
    return _of_answers(event, questions, held)


def _of_answers(event: Event, questions: Collection[Question], held: Collection[int]) -> Sums:
    versions = dict(event.survey_versions.values_list("pk", "survey"))
    forms = _numbers(event.responses.filter(version__in=versions), "version")
    received: Counter[int] = Counter()
    for version, number in forms.items():
        received[versions[version]] += number
    told = {pk: number for pk, number in forms.items() if versions[pk] not in held}
    has_multiple = any(row.kind == QuestionKind.MULTIPLE for row in questions)
    counts = answer_counts(told, has_multiple=has_multiple)
    return Sums(received, asked_by_link(event), counts, forms)


def _numbers(rows: Any, field: str) -> dict[int, int]:
    counted = rows.order_by(field).values(field).annotate(number=Count("*"))
    return {row[field]: row["number"] for row in counted}


def _of_kept(event: Event, held: Collection[int]) -> Sums:
    surveys = KeptSurvey.objects.filter(survey__event=event)
    questions = KeptQuestion.objects.filter(question__version__event=event)
    choices = KeptChoice.objects.filter(choice__question__version__event=event)
    marks = KeptMark.objects.filter(question__version__event=event)
    told = list(questions.exclude(question__version__survey__in=held))
    ticked = list(choices.exclude(choice__question__version__survey__in=held))
    scores: dict[int, dict[int, int]] = {}
    for row in marks.exclude(question__version__survey__in=held):
        scores.setdefault(row.question_id, {})[row.score] = row.number
    respondents = {row.question_id: row.respondents or 0 for row in told}
    return Sums(
        {row.survey_id: row.responses for row in surveys},
        {row.survey_id: row.invited for row in surveys if row.invited},
        AnswerCounts(
            {row.choice_id: row.number or 0 for row in ticked}, scores, respondents, respondents
        ),
        asked={row.question_id: row.asked for row in told},
        kept_questions={
            row.question_id: Kept(row.respondents, row.public_respondents) for row in told
        },
        kept_choices={row.choice_id: Kept(row.number, row.public_number) for row in ticked},
    )
