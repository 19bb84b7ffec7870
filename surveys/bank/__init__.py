"""Questions that every edition may ask, worded in every language, and questionnaires made of them.

Plain data: nothing of the bank is in the database until a questionnaire takes it.
"""

from surveys.bank.model import BankQuestion, ReadyQuestionnaire, Words
from surveys.bank.questions import QUESTIONS, READY
from surveys.bank.words import WORDS

BANK = {question.code: question for question in QUESTIONS}
QUESTIONNAIRES = {questionnaire.code: questionnaire for questionnaire in READY}

__all__ = [
    "BANK",
    "QUESTIONNAIRES",
    "WORDS",
    "BankQuestion",
    "ReadyQuestionnaire",
    "Words",
]
