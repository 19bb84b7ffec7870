"""Answers by question and choice, whatever the version of the questionnaire they came in.

One whose results are held tells how many filled it, and nothing else is even read.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils import timezone

from events.models import Event
from reporting.figures.facts import ChoiceFacts, QuestionFacts, SurveyFacts
from reporting.figures.loading.answers import respondents_of
from reporting.figures.loading.sums import Sums, sums_of
from surveys.holding import Hold, holds_of
from surveys.models import Choice, Question, Survey

Key = tuple[int, str]  # survey, question


def load_surveys(event: Event) -> dict[str, SurveyFacts]:
    holds = holds_of(event, timezone.now())  # first: what comes after is held back or counted
    return load_unheld(event, holds)


def load_unheld(event: Event, holds: Mapping[int, Hold]) -> dict[str, SurveyFacts]:
    """Everything of the questionnaires that are not in `holds`."""
    surveys = list(event.surveys.all())
    rows = _rows(event)
    sums = sums_of(event, rows, holds)
    questions = _questions(event, rows, sums)
    return {
        survey.code: SurveyFacts(
            code=survey.code,
            title=survey.title,
            audience=survey.audience,
            hold=holds.get(survey.pk),
            responses=sums.received.get(survey.pk, 0),
            asked=_asked(survey, sums.invited),
            questions=questions.get(survey.pk, {}),
        )
        for survey in surveys
    }


def _asked(survey: Survey, invited: Mapping[int, int]) -> int | None:
    return invited.get(survey.pk) or survey.people_asked


def _rows(event: Event) -> list[Question]:
    return list(
        Question.objects.filter(version__event=event)
        .select_related("version")
        .order_by("version__number", "position", "pk")
    )


def _questions(
    event: Event, rows: Collection[Question], sums: Sums
) -> dict[int, dict[str, QuestionFacts]]:
    """By survey then question code; words and order come from the latest version.

    What only an earlier version had comes first.
    """
    choices = _choices(event, sums)
    found: dict[int, dict[str, QuestionFacts]] = {}
    for row in rows:
        of_survey = found.setdefault(row.version.survey_id, {})
        before = of_survey.pop(row.code, None)
        key = (row.version.survey_id, row.code)
        of_survey[row.code] = _added(before, _facts(row, choices.get(key, ()), sums))
    return found


def _facts(row: Question, choices: tuple[ChoiceFacts, ...], sums: Sums) -> QuestionFacts:
    respondents = respondents_of(sums.counts, row)
    return QuestionFacts(
        code=row.code,
        label=row.label,
        kind=row.kind,
        choices=choices,
        respondents=respondents,
        asked=sums.asked_of(row, respondents),
        scores=sums.counts.scores.get(row.pk, {}),
        kept=sums.kept_questions.get(row.pk),
    )


def _added(before: QuestionFacts | None, fresh: QuestionFacts) -> QuestionFacts:
    """The same question in one version more."""
    if before is None:
        return fresh
    scores = Counter(before.scores)
    scores.update(fresh.scores)
    return replace(
        fresh,
        respondents=before.respondents + fresh.respondents,
        asked=before.asked + fresh.asked,
        scores=dict(scores),
    )


def _choices(event: Event, sums: Sums) -> dict[Key, tuple[ChoiceFacts, ...]]:
    ticked: Counter[tuple[Key, str]] = Counter()
    latest: dict[Key, dict[str, Choice]] = {}
    rows = (
        Choice.objects.filter(question__version__event=event)
        .select_related("question__version")
        .order_by("question__version__number", "position", "pk")
    )
    for row in rows:
        key = (row.question.version.survey_id, row.question.code)
        ticked[key, row.code] += sums.counts.ticks.get(row.pk, 0)
        latest.setdefault(key, {}).pop(row.code, None)
        latest[key][row.code] = row
    return {
        key: tuple(
            ChoiceFacts(
                code, row.label, row.valence, ticked[key, code], sums.kept_choices.get(row.pk)
            )
            for code, row in by_code.items()
        )
        for key, by_code in latest.items()
    }
