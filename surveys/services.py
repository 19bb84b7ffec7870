from django.db import transaction

from surveys.models import Choice, Question, Survey, SurveyVersion
from surveys.models.instrument import QuestionKind, Valence

# Shown to the people who answer, in the language of the questionnaire: data, not interface.
SATISFACTION_SCALE = {
    Valence.VERY_POSITIVE: "Très satisfait",
    Valence.POSITIVE: "Satisfait",
    Valence.NEGATIVE: "Peu satisfait",
    Valence.VERY_NEGATIVE: "Pas du tout satisfait",
    Valence.NO_OPINION: "Sans opinion",
}


def add_first_version(*, survey: Survey) -> SurveyVersion | None:
    """Version 1, if the questionnaire has no version to write questions in."""
    if survey.versions.exists():
        return None
    return SurveyVersion.objects.create(event_id=survey.event_id, survey=survey, number=1)


@transaction.atomic
def add_satisfaction_scales(*, version: SurveyVersion) -> int:
    """Its satisfaction questions that have no choice get the five usual ones. How many did."""
    if version.responses.exists():
        return 0
    bare = version.questions.filter(kind=QuestionKind.SATISFACTION, choices__isnull=True)
    questions = list(bare)
    Choice.objects.bulk_create(
        choice for question in questions for choice in _satisfaction_scale(question)
    )
    return len(questions)


def _satisfaction_scale(question: Question) -> list[Choice]:
    return [
        Choice(
            question=question,
            code=valence.value,
            label=label,
            valence=valence,
            position=position,
        )
        for position, (valence, label) in enumerate(SATISFACTION_SCALE.items(), start=1)
    ]
