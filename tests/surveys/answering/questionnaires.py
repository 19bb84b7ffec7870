"""A questionnaire of every kind of question, open now, and the ways to walk through it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from surveys.languages import Language
from surveys.models import Choice, Question, SurveyVersion, WayIn
from surveys.models.instrument import Valence
from tests.factories import (
    make_choice,
    make_choice_wording,
    make_question,
    make_question_wording,
    make_survey,
    make_survey_version,
    make_survey_wording,
    make_way_in,
)

LEVELS = ("Très satisfait", "Satisfait", "Peu satisfait", "Pas du tout satisfait", "Sans opinion")
HOUR_AGO = timedelta(hours=1)
OPINION, REASON, WHICH, SCORE, WORDS = "opinion", "raison", "lesquels", "note", "mots"


def make_open_survey(**overrides: Any) -> SurveyVersion:
    """Five questions: smileys (required), a choice with “other”, one shown after it, 0–10, words.

    Translated into every language as “[ar] Opinion ?”.
    """
    now = timezone.now()
    dates = {"opens_at": now - HOUR_AGO, "closes_at": now + timedelta(days=1)}
    survey = make_survey(**{"title": "Votre visite", **dates, **overrides})
    version = make_survey_version(event=survey.event, survey=survey)
    opinion = make_question(
        version=version,
        code=OPINION,
        kind="satisfaction",
        label="Votre avis ?",
        position=1,
        is_required=True,
    )
    for place, (valence, label) in enumerate(zip(Valence, LEVELS, strict=True)):
        make_choice(question=opinion, code=valence, valence=valence, label=label, position=place)
    reason = make_question(version=version, code=REASON, label="Pourquoi venir ?", position=2)
    job, _other = (
        make_choice(question=reason, code=code, label=code, asks_text=code == "autre", position=i)
        for i, code in enumerate(("emploi", "autre"))
    )
    which = make_question(
        version=version,
        code=WHICH,
        kind="multiple",
        label="Lesquels ?",
        position=3,
        shown_if=job,
    )
    for code in ("stage", "alternance", "cdi"):
        make_choice(question=which, code=code, label=code)
    make_question(
        version=version, code=SCORE, kind="recommendation", label="Conseiller ?", position=4
    )
    make_question(version=version, code=WORDS, kind="text", label="Un mot ?", position=5)
    translate(version)
    return version


def translate(version: SurveyVersion) -> None:
    others = [language for language in Language if language != Language.FRENCH]
    for language in others:
        make_survey_wording(survey=version.survey, language=language, title=f"[{language}] visite")
        for question in Question.objects.filter(version=version):
            label = f"[{language}] {question.label}"
            make_question_wording(question=question, language=language, label=label)
        for choice in Choice.objects.filter(question__version=version):
            label = f"[{language}] {choice.label}"
            make_choice_wording(choice=choice, language=language, label=label)


def way_in_of(version: SurveyVersion, **overrides: Any) -> WayIn:
    return make_way_in(event=version.event, survey=version.survey, **overrides)


REPLIES: dict[str, Mapping[str, Any]] = {
    OPINION: {"choice": "positive"},
    REASON: {"choice": "emploi"},
    WHICH: {"choice": ["stage", "cdi"]},
    SCORE: {"score": "9"},
    WORDS: {"text": "Très bon accueil."},
}
ANSWERS: dict[str, Mapping[str, Any]] = {
    OPINION: {"choices": ["positive"]},
    REASON: {"choices": ["emploi"]},
    WHICH: {"choices": ["stage", "cdi"]},
    SCORE: {"score": 9},
    WORDS: {"text": "Très bon accueil."},
}


def begin(client: Client, address: str, **form: Any) -> str:
    """The address of the first question."""
    answer = client.post(address, form)
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.url)


def walk(client: Client, step: str, replies: Mapping[str, Mapping[str, Any]] = REPLIES) -> str:
    """Replies to each question in turn; the address where sending leads."""
    while "/merci/" not in step and "/fin/" not in step:
        code = list(REPLIES)[int(step.rstrip("/").rpartition("/")[2]) - 1]
        answer = client.post(step, {**replies.get(code, {}), "go": "next"})
        assert answer.status_code == 303, answer.content.decode()
        step = answer.url
    return step
