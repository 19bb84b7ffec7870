"""The five usual levels of a satisfaction question, in every language."""

from django.db import transaction

from surveys.bank import WORDS
from surveys.bank.model import LEVELS
from surveys.languages import Language
from surveys.models import SurveyVersion
from surveys.models.instrument import QuestionKind
from surveys.services.content import ChoiceContent, write_choices
from surveys.services.versions import is_frozen

FRENCH = WORDS[Language.FRENCH]
OTHERS = {language: words for language, words in WORDS.items() if language != Language.FRENCH}


def satisfaction_scale() -> tuple[ChoiceContent, ...]:
    return tuple(
        ChoiceContent(
            level,
            FRENCH.levels[level],
            valence=level,
            labels={language: words.levels[level] for language, words in OTHERS.items()},
        )
        for level in LEVELS
    )


@transaction.atomic
def add_satisfaction_scales(*, version: SurveyVersion) -> int:
    """Its satisfaction questions that have no choice get the five usual ones. How many did."""
    if is_frozen(version):
        return 0
    bare = version.questions.filter(kind=QuestionKind.SATISFACTION, choices__isnull=True)
    questions = list(bare)
    write_choices(
        (question, position, choice)
        for question in questions
        for position, choice in enumerate(satisfaction_scale(), start=1)
    )
    return len(questions)
