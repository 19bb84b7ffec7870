"""Every closed question of one questionnaire, group by group of one dimension."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Count

from events.models import Event
from reporting.figures.loading.answers import KEPT_SECONDS, WORTH_KEEPING, kept_name
from reporting.figures.loading.groups import code_of, filled_versions
from surveys.models import Answer, Choice, Question
from surveys.models.instrument import QuestionKind

# Column of the responses that tells each dimension.
COLUMNS = {"activity": "activity_id", "channel": "channel", "language": "language"}
# Who ticked something in a question that takes several choices, and who several things.
PEOPLE = """
    SELECT place, question_id, count(*), count(*) FILTER (WHERE ticks > 1)
    FROM (
        SELECT response.{column} AS place, answer.question_id, count(*) AS ticks
        FROM surveys_answer AS answer
        JOIN surveys_response AS response ON response.id = answer.response_id
        WHERE answer.choice_id IS NOT NULL AND answer.question_id = ANY(%s)
        GROUP BY 1, 2, answer.response_id
    ) AS form
    GROUP BY 1, 2
"""
Counts = Mapping[str, Mapping[Any, int]]


@dataclass(frozen=True)
class GroupAnswers:
    """By group, then by (question, choice), (question, mark), or question: their codes.
    `people` and `several` are of the questions that take several choices."""

    ticks: Counts
    marks: Counts
    people: Counts
    several: Counts


def load_group_answers(event: Event, survey: str, dimension: str) -> GroupAnswers:
    """Of a closed questionnaire."""
    versions = filled_versions(event, survey)
    if sum(versions.values()) < WORTH_KEEPING:
        return _count(versions, dimension)
    name = kept_name(f"group-answers-{dimension}", versions)
    return cache.get_or_set(name, lambda: _count(versions, dimension), KEPT_SECONDS)


def _count(versions: Mapping[int, int], dimension: str) -> GroupAnswers:
    """The same choice of two versions is two rows, added up by their codes."""
    choices = Choice.objects.filter(question__version__in=versions)
    codes = {pk: tuple(key) for pk, *key in choices.values_list("pk", "question__code", "code")}
    rows = Question.objects.filter(version__in=versions)
    questions = dict(rows.values_list("pk", "code"))
    multiple = rows.filter(kind=QuestionKind.MULTIPLE).values_list("pk", flat=True)
    people = _people(list(multiple), dimension)
    return GroupAnswers(
        _added((place, codes[pk], n) for place, pk, n in _rows(versions, dimension, "choice")),
        _added(
            (place, (questions[pk], mark), n)
            for place, pk, mark, n in _rows(versions, dimension, "question", "score")
        ),
        _added((place, questions[pk], n) for place, pk, n, _several in people),
        _added((place, questions[pk], several) for place, pk, _n, several in people),
    )


def _rows(versions: Iterable[int], dimension: str, *fields: str) -> Iterable[Any]:
    """The last field is one that the answer may not have."""
    answers = Answer.objects.filter(version__in=versions, **{f"{fields[-1]}__isnull": False})
    rows = answers.order_by().values_list(f"response__{dimension}", *fields)
    return rows.annotate(number=Count("*"))


def _people(questions: Sequence[int], dimension: str) -> list[Any]:
    if not questions:
        return []
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE.format(column=COLUMNS[dimension]), [questions])
        return cursor.fetchall()


def _added(rows: Iterable[tuple[Any, Any, int]]) -> Counts:
    found: dict[str, Counter[Any]] = {}
    for place, key, number in rows:
        found.setdefault(code_of(place), Counter())[key] += number
    return found
