"""Answers by question and choice, whatever the version of the questionnaire they came in."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from events.models import Event
from reporting.figures.facts import ChoiceFacts, QuestionFacts, SurveyFacts
from surveys.models import Answer, Choice, Question

Key = tuple[str, ...]


def load_surveys(event: Event) -> dict[str, SurveyFacts]:
    now = timezone.now()
    versions = event.survey_versions.select_related("survey")
    filled = _numbers(event.responses, "version")
    received: Counter[str] = Counter()
    for version in versions:
        received[version.survey.code] += filled.get(version.pk, 0)
    invited = _numbers(event.invitations, "survey")
    questions = _questions(event, filled)
    return {
        survey.code: SurveyFacts(
            code=survey.code,
            title=survey.title,
            audience=survey.audience,
            is_open=survey.is_open_at(now),
            responses=received[survey.code],
            asked=invited.get(survey.pk) or survey.people_asked,
            questions=questions.get(survey.code, {}),
        )
        for survey in event.surveys.all()
    }


def _numbers(rows: Any, field: str) -> dict[int, int]:
    counted = rows.order_by(field).values(field).annotate(number=Count("pk"))
    return {row[field]: row["number"] for row in counted}


def _questions(event: Event, filled: dict[int, int]) -> dict[str, dict[str, QuestionFacts]]:
    """By survey code then question code; words and order come from the latest version.

    What only an earlier version had comes first.
    """
    rows = list(
        Question.objects.filter(version__event=event)
        .select_related("version__survey")
        .order_by("version__number", "position", "pk")
    )
    asked: Counter[Key] = Counter()
    for row in rows:
        asked[row.version.survey.code, row.code] += filled.get(row.version_id, 0)
    choices, respondents, scores = _choices(event), _respondents(event), _scores(event)
    found: dict[str, dict[str, QuestionFacts]] = {}
    for row in rows:
        key = (row.version.survey.code, row.code)
        found.setdefault(key[0], {}).pop(row.code, None)
        found[key[0]][row.code] = QuestionFacts(
            code=row.code,
            label=row.label,
            kind=row.kind,
            choices=choices.get(key, ()),
            respondents=respondents.get(key, 0),
            asked=asked[key],
            scores=scores.get(key, {}),
        )
    return found


def _choices(event: Event) -> dict[Key, tuple[ChoiceFacts, ...]]:
    counts: Counter[Key] = Counter()
    latest: dict[Key, dict[str, Any]] = {}
    rows = (
        Choice.objects.filter(question__version__event=event)
        .select_related("question__version__survey")
        .annotate(ticked=Count("answers"))
        .order_by("question__version__number", "position", "pk")
    )
    for row in rows:
        key = (row.question.version.survey.code, row.question.code)
        counts[(*key, row.code)] += row.ticked
        latest.setdefault(key, {}).pop(row.code, None)
        latest[key][row.code] = row
    return {
        key: tuple(
            ChoiceFacts(code, row.label, row.valence, counts[(*key, code)])
            for code, row in by_code.items()
        )
        for key, by_code in latest.items()
    }


def _respondents(event: Event) -> dict[Key, int]:
    rows = _by_question(event, Q()).annotate(people=Count("response", distinct=True))
    return {_key(row): row["people"] for row in rows}


def _scores(event: Event) -> dict[Key, dict[int, int]]:
    scored = _by_question(event, Q(score__isnull=False), "score").annotate(people=Count("pk"))
    found: dict[Key, dict[int, int]] = {}
    for row in scored:
        found.setdefault(_key(row), {})[row["score"]] = row["people"]
    return found


def _by_question(event: Event, condition: Q, *more: str) -> Any:
    fields: Iterable[str] = ("version__survey__code", "question__code", *more)
    return Answer.objects.filter(condition, version__event=event).order_by(*fields).values(*fields)


def _key(row: dict[str, Any]) -> Key:
    return row["version__survey__code"], row["question__code"]
