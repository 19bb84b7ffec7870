"""Questionnaires and questions taken from the bank, with all their translations."""

from django.db import transaction
from django.utils.translation import gettext as _

from events.models import Event
from surveys.bank import BANK, QUESTIONNAIRES, BankQuestion
from surveys.models import Question, Survey, SurveyVersion, SurveyWording
from surveys.services.content import ChoiceContent, QuestionContent, write_content
from surveys.services.refusal import Refused
from surveys.services.scales import FRENCH, OTHERS
from surveys.services.versions import lock_to_change, refuse_taken_code


@transaction.atomic
def create_from_bank(*, event: Event, questionnaire: str) -> Survey:
    """Without dates: it opens when the coordinator says so. KeyError for an unknown one."""
    ready = QUESTIONNAIRES[questionnaire]
    refuse_taken_code(event, ready.code)
    title, introduction = FRENCH.covers[ready.code]
    survey = Survey.objects.create(
        event=event,
        code=ready.code,
        audience=ready.audience,
        title=title,
        introduction=introduction,
    )
    SurveyWording.objects.bulk_create(
        SurveyWording(survey=survey, language=language, title=words[0], introduction=words[1])
        for language, words in _covers(ready.code)
    )
    version = SurveyVersion.objects.create(event=event, survey=survey)
    write_content(version, (bank_content(BANK[code]) for code in ready.questions))
    return survey


@transaction.atomic
def add_from_bank(*, version: SurveyVersion, code: str) -> Question:
    """As the last question. KeyError for a code that the bank does not have."""
    question = BANK[code]
    lock_to_change(version)
    if version.questions.filter(code=code).exists():
        raise Refused(_("This question is already in the questionnaire."))
    [made] = write_content(version, [bank_content(question)])
    return made


def bank_content(question: BankQuestion) -> QuestionContent:
    return QuestionContent(
        code=question.code,
        kind=question.kind,
        label=question.label(FRENCH),
        choices=tuple(
            ChoiceContent(
                code,
                question.choice_label(code, FRENCH),
                valence=question.valence(code),
                asks_text=question.asks_text(code),
                labels={
                    language: question.choice_label(code, words)
                    for language, words in OTHERS.items()
                },
            )
            for code in question.choices
        ),
        shown_if=question.shown_if,
        wordings={language: (question.label(words), "") for language, words in OTHERS.items()},
    )


def _covers(code: str) -> list[tuple[str, tuple[str, str]]]:
    return [(language, words.covers[code]) for language, words in OTHERS.items()]
