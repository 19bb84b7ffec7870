"""Codes never change, because editions are compared by them."""

import json

import pytest

from reporting.demo.build import FOLDER
from surveys.bank import BANK, QUESTIONNAIRES
from surveys.duration import TARGET, seconds_to_answer
from surveys.models.instrument import Audience, QuestionKind
from tests.surveys.bank.frozen_codes import QUESTIONS

DEMONSTRATION = json.loads((FOLDER / "bagnolet-2019.json").read_text(encoding="utf-8"))
LONGEST_FOR_VISITORS = 7


def test_codes_are_those_they_have_always_been():
    found = {
        code: (question.kind.value, " ".join(question.choices)) for code, question in BANK.items()
    }
    assert found == QUESTIONS


def test_there_is_enough_to_choose_from():
    """Of every kind for every population, five and more."""
    assert len(BANK) >= 25
    for audience in Audience:
        questions = [question for question in BANK.values() if audience in question.audiences]
        assert {question.kind for question in questions} == set(QuestionKind), audience
        assert len(questions) >= 12


@pytest.mark.parametrize("survey", DEMONSTRATION["surveys"], ids=lambda survey: survey["code"])
def test_the_reference_edition_asked_questions_of_the_bank(survey):
    """So that the figures of 2019 compare with those of an edition made from the bank."""
    assert QUESTIONNAIRES[survey["code"]].audience == survey["audience"]
    for question in survey["versions"][0]["questions"]:
        known = BANK[question["code"]]
        assert known.kind == question["kind"]
        assert [choice["code"] for choice in question.get("choices", [])] == list(known.choices)
        assert known.code in QUESTIONNAIRES[survey["code"]].questions or known.code == "comment"


@pytest.mark.parametrize("code", QUESTIONNAIRES)
def test_ready_questionnaire_takes_a_minute_at_most(code):
    ready = QUESTIONNAIRES[code]
    questions = [BANK[question] for question in ready.questions]
    assert len(questions) <= LONGEST_FOR_VISITORS
    assert all(ready.audience in question.audiences for question in questions)
    assert 30 <= seconds_to_answer((one.kind, len(one.choices)) for one in questions) <= TARGET


@pytest.mark.parametrize("code", [code for code, question in BANK.items() if question.shown_if])
def test_condition_names_a_choice_of_the_bank(code):
    question = BANK[code]
    earlier, choice = question.shown_if
    assert choice in BANK[earlier].choices
    assert list(BANK).index(earlier) < list(BANK).index(code)
    assert question.audiences <= BANK[earlier].audiences


@pytest.mark.parametrize("code", QUESTIONNAIRES)
def test_conditions_of_a_ready_questionnaire_can_be_met(code):
    asked = QUESTIONNAIRES[code].questions
    for place, question in enumerate(asked):
        if BANK[question].shown_if:
            assert BANK[question].shown_if[0] in asked[:place]
