"""Answers added up by question, choice and mark, in one pass over the table."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Count

from surveys.models import Answer
from surveys.models.instrument import QuestionKind

# Adding up takes seconds at a million responses. A closed questionnaire gets no more of them, so
# the sums of a large one are kept, under a name that changes with whatever is written to it.
WORTH_KEEPING = 20_000
KEPT_SECONDS = 3600
LAST_WRITTEN = "SELECT max(xmin::text::bigint) FROM surveys_response WHERE version_id = ANY(%s)"


@dataclass(frozen=True)
class AnswerCounts:
    """By primary key of the choice, or of the question."""

    ticks: Mapping[int, int] = field(default_factory=dict)
    scores: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    words: Mapping[int, int] = field(default_factory=dict)
    respondents: Mapping[int, int] = field(default_factory=dict)


def answer_counts(filled: Mapping[int, int], *, has_multiple: bool) -> AnswerCounts:
    """`filled`: the responses of each version to read. `has_multiple`: a question takes several
    choices, so that its respondents are fewer than its ticks."""
    if not filled:
        return AnswerCounts()
    if sum(filled.values()) < WORTH_KEEPING:
        return _count(filled, has_multiple)
    name = kept_name("answers", filled)
    return cache.get_or_set(name, lambda: _count(filled, has_multiple), KEPT_SECONDS)


def kept_name(kind: str, filled: Mapping[int, int]) -> str:
    told = repr((sorted(filled.items()), _last_written(filled)))
    return f"{kind}:{sha256(told.encode()).hexdigest()}"


def _last_written(versions: Collection[int]) -> Any:
    """The transaction that wrote last: a sheet taken back and corrected leaves as many responses,
    under the same key. Nothing in the answers says so, and PostgreSQL does."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_WRITTEN, [list(versions)])
        return cursor.fetchone()[0]


def _count(versions: Collection[int], has_multiple: bool) -> AnswerCounts:
    ticks: dict[int, int] = {}
    scores: dict[int, dict[int, int]] = {}
    words: dict[int, int] = {}
    respondents: Counter[int] = Counter()
    for row in _rows(versions):
        question, number = row["question"], row["number"]
        if row["choice"] is not None:
            ticks[row["choice"]] = number
            respondents[question] += number
        elif row["score"] is not None:
            scores.setdefault(question, {})[row["score"]] = number
            respondents[question] += number
        else:
            words[question] = number
    if has_multiple:
        for question, people in _people(versions):
            respondents[question] = people
    return AnswerCounts(ticks, scores, words, dict(respondents))


def _rows(versions: Collection[int]) -> Any:
    answers = Answer.objects.filter(version__in=versions).order_by()
    return answers.values("question", "choice", "score").annotate(number=Count("*"))


def _people(versions: Collection[int]) -> Any:
    """Respondents of the questions that take several choices: each counts once."""
    answers = Answer.objects.filter(version__in=versions, question__kind=QuestionKind.MULTIPLE)
    by_question = answers.filter(choice__isnull=False).order_by().values_list("question")
    return by_question.annotate(Count("response", distinct=True))


def respondents_of(counts: AnswerCounts, question: Any) -> int:
    """Those who replied to it. Words beside a choice ("other: …") are no reply of their own."""
    if question.kind == QuestionKind.TEXT:
        return counts.words.get(question.pk, 0)
    return counts.respondents.get(question.pk, 0)
