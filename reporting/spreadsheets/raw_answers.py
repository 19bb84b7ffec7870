"""Opinions form by form, in random order, so that nobody can be found again.

Left out, because they would give back what is masked elsewhere or say who somebody is: hour,
workshop, channel, language, what is asked about the people themselves, and texts, which stand on a
sheet of their own in another random order.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.utils.translation import gettext as _

from core.spreadsheets.workbook import Cell, Sheet, Workbook
from events.models import Event
from reporting.figures.facts import QuestionFacts, SurveyFacts
from reporting.sections.question_results import MULTIPLE, is_profile
from reporting.spreadsheets.summary import method_sheet
from surveys.models import Answer, Choice, Question
from surveys.models.instrument import QuestionKind
from surveys.models.instrument_rules import PROFILE_CODES

AT_ONCE = 2000
LARGEST_WORKBOOK = 50_000  # forms; CSV is written as it is read, whatever its length
Ticked = Mapping[str, Sequence[str]]  # codes of choices by code of their question
Marks = Mapping[str, int]


@dataclass(frozen=True)
class Column:
    """What one form says in one column."""

    heading: str
    read: Callable[[Ticked, Marks], Cell]


def raw_name(event: Event, survey: SurveyFacts) -> str:
    return _("answers-%(event)s-%(survey)s") % {"event": event.slug, "survey": survey.code}


def raw_workbook(event: Event, survey: SurveyFacts) -> Workbook:
    answers = Sheet(_("Answers"), raw_headings(survey), tuple(raw_rows(event, survey)))
    texts = Sheet(_("Texts"), (_("Question"), _("Text")), tuple(_texts(event, survey)))
    return Workbook(raw_name(event, survey), (answers, texts, method_sheet(event, raw_rule())))


def raw_rule() -> str:
    return _(
        "Raw answers are in random order, without hour, workshop, language, profile or text: "
        "nobody can be found again in them."
    )


def raw_headings(survey: SurveyFacts) -> tuple[str, ...]:
    return tuple(column.heading for column in _columns(survey))


def raw_rows(event: Event, survey: SurveyFacts) -> Iterator[tuple[Cell, ...]]:
    """Read little by little: a large event has a million of them."""
    columns = list(_columns(survey))
    choices, questions = _codes(event, survey)
    for ticks, asked, scores in _forms(event, survey).iterator(chunk_size=AT_ONCE):
        ticked: dict[str, list[str]] = {}
        for question, choice in (choices[pk] for pk in ticks or ()):
            ticked.setdefault(question, []).append(choice)
        marks = {questions[pk]: score for pk, score in zip(asked or (), scores or (), strict=True)}
        yield tuple(column.read(ticked, marks) for column in columns)


def _columns(survey: SurveyFacts) -> Iterator[Column]:
    for question in survey.questions.values():
        if is_profile(question) or question.kind == QuestionKind.TEXT:
            continue
        if question.kind == QuestionKind.RECOMMENDATION:
            yield Column(question.label, _mark(question))
        elif question.kind == MULTIPLE:
            for choice in question.choices:
                yield Column(
                    f"{question.label} – {choice.label}", _is_ticked(question, choice.code)
                )
        else:
            yield Column(question.label, _label(question))


def _mark(question: QuestionFacts) -> Callable[[Ticked, Marks], Cell]:
    return lambda _ticked, marks: marks.get(question.code)


def _is_ticked(question: QuestionFacts, choice: str) -> Callable[[Ticked, Marks], Cell]:
    """1 or 0; nothing from those who left the question out."""

    def read(ticked: Ticked, _marks: Marks) -> Cell:
        return int(choice in ticked[question.code]) if question.code in ticked else None

    return read


def _label(question: QuestionFacts) -> Callable[[Ticked, Marks], Cell]:
    labels = {choice.code: choice.label for choice in question.choices}

    def read(ticked: Ticked, _marks: Marks) -> Cell:
        return labels[ticked[question.code][0]] if question.code in ticked else None

    return read


def _codes(event: Event, survey: SurveyFacts) -> tuple[dict[int, tuple[str, str]], dict[int, str]]:
    """Of choices (after that of their question) and of questions, by their keys."""
    questions = Question.objects.filter(version__event=event, version__survey__code=survey.code)
    rows = Choice.objects.filter(question__in=questions)
    choices = {pk: codes for pk, *codes in rows.values_list("pk", "question__code", "code")}
    return choices, dict(questions.values_list("pk", "code"))


def _forms(event: Event, survey: SurveyFacts) -> Any:
    """For each form the choices that were ticked, the questions with a mark, and the marks."""
    is_mark = Q(answers__score__isnull=False)
    forms = event.responses.filter(version__survey__code=survey.code).annotate(
        ticks=ArrayAgg("answers__choice", filter=Q(answers__choice__isnull=False)),
        asked=ArrayAgg("answers__question", filter=is_mark, order_by="answers__pk"),
        scores=ArrayAgg("answers__score", filter=is_mark, order_by="answers__pk"),
    )
    return forms.order_by("?").values_list("ticks", "asked", "scores")


def _texts(event: Event, survey: SurveyFacts) -> Iterator[tuple[Cell, ...]]:
    texts = Answer.objects.filter(version__event=event, version__survey__code=survey.code)
    texts = texts.exclude(text="").exclude(question__code__in=PROFILE_CODES)
    rows = texts.order_by("?").values_list("question__code", "text")
    for question, text in rows:
        yield survey.questions[question].label, text
