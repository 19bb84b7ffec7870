"""What is said in another language than French: written, corrected, taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from surveys.models import (
    Choice,
    ChoiceWording,
    QuestionWording,
    SurveyVersion,
    SurveyWording,
)


@dataclass(frozen=True, slots=True)
class Translation:
    """All that a version says in one language. Keys are those of the database; "" is missing."""

    title: str = ""
    introduction: str = ""
    labels: Mapping[int, str] = field(default_factory=dict)
    help_texts: Mapping[int, str] = field(default_factory=dict)
    choices: Mapping[int, str] = field(default_factory=dict)


def read_translation(version: SurveyVersion, language: str) -> Translation:
    """Three queries."""
    cover = SurveyWording.objects.filter(survey=version.survey, language=language).first()
    wordings = list(QuestionWording.objects.filter(question__version=version, language=language))
    choices = ChoiceWording.objects.filter(choice__question__version=version, language=language)
    return Translation(
        title=cover.title if cover else "",
        introduction=cover.introduction if cover else "",
        labels={wording.question_id: wording.label for wording in wordings},
        help_texts={wording.question_id: wording.help_text for wording in wordings},
        choices=dict(choices.values_list("choice_id", "label")),
    )


@transaction.atomic
def write_translation(*, version: SurveyVersion, language: str, words: Translation) -> None:
    """In place of what was there. What is left empty is read in French."""
    questions = set(version.questions.values_list("pk", flat=True))
    choices = set(Choice.objects.filter(question__in=questions).values_list("pk", flat=True))
    _replace(
        SurveyWording.objects.filter(survey=version.survey, language=language),
        [
            SurveyWording(
                survey=version.survey,
                language=language,
                title=words.title,
                introduction=words.introduction,
            )
        ]
        if words.title
        else [],
    )
    _replace(
        QuestionWording.objects.filter(question__in=questions, language=language),
        [
            QuestionWording(
                question_id=pk,
                language=language,
                label=label,
                help_text=words.help_texts.get(pk, ""),
            )
            for pk, label in words.labels.items()
            if label and pk in questions
        ],
    )
    _replace(
        ChoiceWording.objects.filter(choice__in=choices, language=language),
        [
            ChoiceWording(choice_id=pk, language=language, label=label)
            for pk, label in words.choices.items()
            if label and pk in choices
        ],
    )


def _replace(rows: QuerySet[Any], new: Sequence[Model]) -> None:
    rows.delete()
    if new:
        type(new[0])._default_manager.bulk_create(new)
