"""Forms and satisfaction by workshop, channel and language of one closed questionnaire."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count

from events.models import Event
from reporting.figures.definitions.answers import POSITIVE
from reporting.figures.facts import SurveyFacts
from reporting.figures.loading.answers import KEPT_SECONDS, WORTH_KEEPING, kept_name
from reporting.statistics.blocks import Group
from surveys.models import Answer, Choice, Response
from surveys.models.instrument import QuestionKind, Valence

DIMENSIONS = ("activity", "channel", "language")
SATISFIED, UNSATISFIED = "satisfied", "unsatisfied"
Place = tuple[Any, Any, Any]  # in the order of DIMENSIONS


@dataclass(frozen=True)
class Breakdown:
    """Groups of one dimension, by what its column holds as text ("" when it holds nothing).

    Each question has three kinds of reply: satisfied, not satisfied, none of both.
    """

    dimension: str
    questions: tuple[str, ...]
    groups: tuple[Group, ...]


def load_breakdowns(event: Event, survey: SurveyFacts) -> tuple[Breakdown, ...]:
    """Nothing of a questionnaire that is still open, and no dimension of a single group."""
    if survey.is_open or not survey.responses:
        return ()
    versions = filled_versions(event, survey.code)
    if not versions:  # erased: their totals are known, the groups are not
        return ()
    forms, replies = _kept(versions)
    codes = tuple(
        code
        for code, question in survey.questions.items()
        if question.kind == QuestionKind.SATISFACTION and question.respondents
    )
    found = (_breakdown(place, codes, forms, replies) for place in range(len(DIMENSIONS)))
    return tuple(breakdown for breakdown in found if len(breakdown.groups) > 1)


def filled_versions(event: Event, survey: str) -> dict[int, int]:
    """Responses by version."""
    rows = event.responses.filter(version__survey__code=survey).order_by("version")
    return dict(rows.values_list("version").annotate(number=Count("*")))


def _kept(versions: Mapping[int, int]) -> tuple[dict[Place, int], dict[Any, int]]:
    if sum(versions.values()) < WORTH_KEEPING:
        return _count(versions)
    name = kept_name("groups", versions)
    return cache.get_or_set(name, lambda: _count(versions), KEPT_SECONDS)


def _count(versions: Mapping[int, int]) -> tuple[dict[Place, int], dict[Any, int]]:
    replies: Counter[Any] = Counter()  # the same level of two versions is two choices
    for cell, number in _replies(versions):
        replies[cell] += number
    return dict(_forms(versions)), dict(replies)


def _forms(versions: Mapping[int, int]) -> Iterator[tuple[Place, int]]:
    rows = Response.objects.filter(version__in=versions).order_by()
    for *place, number in rows.values_list(*DIMENSIONS).annotate(number=Count("*")):
        yield tuple(place), number


def _replies(versions: Mapping[int, int]) -> Iterator[tuple[Any, int]]:
    """By place, code of the question and level. The choices are looked up apart: a join less over
    millions of rows."""
    levels = {
        pk: (question, valence)
        for pk, question, valence in Choice.objects.filter(
            question__version__in=versions, question__kind=QuestionKind.SATISFACTION
        )
        .exclude(valence__in=["", Valence.NO_OPINION])
        .values_list("pk", "question__code", "valence")
    }
    places = [f"response__{dimension}" for dimension in DIMENSIONS]
    rows = Answer.objects.filter(choice__in=levels).order_by().values_list(*places, "choice")
    for *place, choice, number in rows.annotate(number=Count("*")):
        yield (tuple(place), *levels[choice]), number


def _breakdown(
    place: int, codes: Sequence[str], forms: Mapping[Place, int], replies: Mapping[Any, int]
) -> Breakdown:
    size: Counter[str] = Counter()
    for values, number in forms.items():
        size[code_of(values[place])] += number
    levels: Counter[tuple[str, str, str]] = Counter()
    for (values, question, valence), number in replies.items():
        kind = SATISFIED if valence in POSITIVE else UNSATISFIED
        levels[code_of(values[place]), question, kind] += number
    groups = (
        Group(group, number, tuple(_answers(levels, group, code, number) for code in codes))
        for group, number in sorted(size.items())
    )
    return Breakdown(DIMENSIONS[place], tuple(codes), tuple(groups))


def _answers(
    levels: Mapping[tuple[str, str, str], int], group: str, question: str, forms: int
) -> tuple[int, int, int]:
    satisfied = levels.get((group, question, SATISFIED), 0)
    unsatisfied = levels.get((group, question, UNSATISFIED), 0)
    return satisfied, unsatisfied, forms - satisfied - unsatisfied


def code_of(value: Any) -> str:
    """How a group is known: the text of what its column holds."""
    return "" if value is None else str(value)
