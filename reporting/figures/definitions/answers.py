"""Rates of the answers to one question. Their base is the answers expressed to that question."""

from collections.abc import Callable

from reporting.figures.facts import Facts, QuestionFacts
from reporting.figures.figure import Result, Withheld
from reporting.statistics.rates import Rate
from reporting.statistics.satisfaction import satisfaction_rate

POSITIVE = ("very_positive", "positive")
OUTSIDE = ("no_opinion",)

Compute = Callable[[Facts], Result]


def satisfied(survey_code: str, question_code: str) -> Compute:
    """The two positive levels; "no opinion" leaves the base."""
    return _about(survey_code, question_code, satisfaction_of)


def satisfaction_of(question: QuestionFacts) -> Rate:
    counts = question.counts_by_valence()
    return satisfaction_rate(counts, positive=POSITIVE, outside=OUTSIDE)


def chose(survey_code: str, question_code: str, choice_code: str) -> Compute:
    def share(question: QuestionFacts) -> Rate:
        return Rate(question.count_of(choice_code), question.respondents)

    return _about(survey_code, question_code, share)


def _about(survey_code: str, question_code: str, of: Callable[[QuestionFacts], Rate]) -> Compute:
    def compute(facts: Facts) -> Result:
        survey = facts.surveys.get(survey_code)
        question = survey.questions.get(question_code) if survey else None
        if survey is None or question is None:
            return None
        return Withheld.SURVEY_OPEN if survey.is_open else of(question)

    return compute


def responses(survey_code: str) -> Compute:
    def compute(facts: Facts) -> Result:
        survey = facts.surveys.get(survey_code)
        return survey.responses if survey else None

    return compute


def responded(survey_code: str) -> Compute:
    def compute(facts: Facts) -> Result:
        survey = facts.surveys.get(survey_code)
        return survey.response_rate if survey else None

    return compute
