"""Questions as plain values with their translations: read from and written into versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from surveys.models import (
    Choice,
    ChoiceWording,
    Question,
    QuestionWording,
    SurveyVersion,
)

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ChoiceContent:
    """`labels`: its translations by language."""

    code: str
    label: str
    valence: str = ""
    asks_text: bool = False
    labels: Labels = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionContent:
    """`wordings`: label and help by language. `shown_if`: codes of a question and a choice."""

    code: str
    kind: str
    label: str
    help_text: str = ""
    is_required: bool = False
    choices: tuple[ChoiceContent, ...] = ()
    shown_if: tuple[str, str] | None = None
    wordings: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def read_content(version: SurveyVersion) -> list[QuestionContent]:
    """All of it, in four queries."""
    wordings: dict[int, dict[str, tuple[str, str]]] = {}
    for row in QuestionWording.objects.filter(question__version=version):
        wordings.setdefault(row.question_id, {})[row.language] = (row.label, row.help_text)
    choices = _read_choices(version)
    questions = Question.objects.filter(version=version).select_related("shown_if__question")
    return [
        QuestionContent(
            code=question.code,
            kind=question.kind,
            label=question.label,
            help_text=question.help_text,
            is_required=question.is_required,
            choices=tuple(choices.get(question.pk, ())),
            shown_if=_condition(question.shown_if),
            wordings=wordings.get(question.pk, {}),
        )
        for question in questions.order_by("position", "pk")
    ]


def write_content(version: SurveyVersion, contents: Iterable[QuestionContent]) -> list[Question]:
    """After the questions that are there, in the given order; the same queries for any number.

    A condition on a choice that the version does not have is dropped.
    """
    contents = list(contents)
    last = version.questions.aggregate(last=Max("position"))["last"] or 0
    questions = Question.objects.bulk_create(
        Question(
            version=version,
            code=content.code,
            kind=content.kind,
            label=content.label,
            help_text=content.help_text,
            is_required=content.is_required,
            position=position,
        )
        for position, content in enumerate(contents, start=last + 1)
    )
    QuestionWording.objects.bulk_create(
        QuestionWording(question=question, language=language, label=label, help_text=help_text)
        for question, content in zip(questions, contents, strict=True)
        for language, (label, help_text) in content.wordings.items()
    )
    write_choices(
        (question, position, choice)
        for question, content in zip(questions, contents, strict=True)
        for position, choice in enumerate(content.choices, start=1)
    )
    _write_conditions(version, questions, contents)
    return questions


def write_choices(rows: Iterable[tuple[Question, int, ChoiceContent]]) -> None:
    """(question, position, choice) of each."""
    rows = list(rows)
    choices = Choice.objects.bulk_create(
        Choice(
            question=question,
            code=content.code,
            label=content.label,
            valence=content.valence,
            asks_text=content.asks_text,
            position=position,
        )
        for question, position, content in rows
    )
    ChoiceWording.objects.bulk_create(
        ChoiceWording(choice=choice, language=language, label=label)
        for choice, (_question, _position, content) in zip(choices, rows, strict=True)
        for language, label in content.labels.items()
    )


def _read_choices(version: SurveyVersion) -> dict[int, list[ChoiceContent]]:
    labels: dict[int, dict[str, str]] = {}
    for row in ChoiceWording.objects.filter(choice__question__version=version):
        labels.setdefault(row.choice_id, {})[row.language] = row.label
    found: dict[int, list[ChoiceContent]] = {}
    for choice in Choice.objects.filter(question__version=version).order_by("position", "pk"):
        content = ChoiceContent(
            choice.code, choice.label, choice.valence, choice.asks_text, labels.get(choice.pk, {})
        )
        found.setdefault(choice.question_id, []).append(content)
    return found


def _condition(choice: Any) -> tuple[str, str] | None:
    return (choice.question.code, choice.code) if choice else None


def _write_conditions(
    version: SurveyVersion, questions: list[Question], contents: list[QuestionContent]
) -> None:
    """Last: the choices that they name have a key by now."""
    conditional = [
        (question, content.shown_if)
        for question, content in zip(questions, contents, strict=True)
        if content.shown_if
    ]
    if not conditional:
        return
    choices = Choice.objects.filter(question__version=version).select_related("question")
    known = {(choice.question.code, choice.code): choice for choice in choices}
    for question, codes in conditional:
        question.shown_if = known.get(codes)
    Question.objects.bulk_update([question for question, _codes in conditional], ["shown_if"])
