"""What a tablet is told of the questionnaires that it may hand round."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from surveys.languages import Language
from surveys.models import Question
from surveys.services import create_from_bank
from tests.factories import make_desk, make_survey
from tests.surveys.answering.questionnaires import OPINION, WHICH
from tests.visits.api.filling import filled, hand
from visits.handround.configuration import forget_hand_rounds
from visits.handround.giving import hand_to
from visits.models import HandedSurvey


def told_version(filling):
    forget_hand_rounds()
    return filling.send()["questionnaires_version"]


def test_desk_is_told_its_own_questionnaires_only(filling, tablet):
    assert filling.get("reception_questionnaires").json()["surveys"] == []
    version = hand(tablet.desk)
    hand(make_desk(event=tablet.event))
    hand(make_desk())
    known = filling.get("reception_questionnaires").json()
    assert [survey["code"] for survey in known["surveys"]] == [version.survey.code]
    assert known["version"] == told_version(filling)


def test_questionnaire_comes_in_every_language_with_its_conditions(filling, tablet):
    hand(tablet.desk)
    [survey] = filling.get("reception_questionnaires").json()["surveys"]
    assert [spoken["code"] for spoken in survey["languages"]] == Language.values
    assert [spoken["direction"] for spoken in survey["languages"]].count("rtl") == 1
    questions = {question["code"]: question for question in survey["questions"]}
    assert questions[OPINION]["label"]["ar"].startswith("[ar]")
    assert [choice["face"] for choice in questions[OPINION]["choices"]] == [
        "very-positive",
        "positive",
        "negative",
        "very-negative",
        "",
    ]
    assert questions[WHICH]["shown_if"] == ["raison", "emploi"]
    words = filling.get("reception_questionnaires").json()["words"]
    assert set(words) == set(Language.values)
    assert words["fr"]["next_person"] == "Personne suivante"


def test_ready_questionnaire_of_the_bank_is_light(filling, tablet):
    survey = create_from_bank(event=tablet.event, questionnaire="visitors")
    hand_to(desk=tablet.desk, surveys=[survey])
    answer = filling.get("reception_questionnaires")
    assert len(answer.json()["surveys"][0]["questions"]) > 4
    assert len(answer.content) < 60_000


def test_version_changes_with_each_thing_that_the_tablet_shows(filling, tablet):
    version = hand(tablet.desk)
    seen = [told_version(filling)]
    Question.objects.filter(version=version, code=OPINION).update(label="Votre avis, en vrai ?")
    seen.append(told_version(filling))
    version.survey.closes_at = timezone.now() + timedelta(days=9)
    version.survey.save()
    seen.append(told_version(filling))
    hand_to(desk=tablet.desk, surveys=[])
    seen.append(told_version(filling))
    assert len(set(seen)) == 4
    filling.send(filled(version))
    assert told_version(filling) == seen[3]


def test_questionnaire_without_a_question_is_not_told(filling, tablet):
    hand_to(desk=tablet.desk, surveys=[make_survey(event=tablet.event)])
    assert filling.get("reception_questionnaires").json()["surveys"] == []


def test_giving_again_changes_nothing(tablet):
    version = hand(tablet.desk)
    before = list(HandedSurvey.objects.values_list("pk", flat=True))
    hand_to(desk=tablet.desk, surveys=[version.survey])
    assert list(HandedSurvey.objects.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("number", [1, 3])
def test_cost_does_not_grow_with_the_questions(filling, tablet, number):
    version = hand(tablet.desk)
    for place in range(number):
        Question.objects.create(
            version=version, code=f"de-plus-{place}", kind="text", label="?", position=20 + place
        )
    with CaptureQueriesContext(connection) as asked:
        filling.get("reception_questionnaires")
    texts = [one for one in asked if "SAVEPOINT" not in (one["sql"] or "")]
    assert len(texts) == 3 + 1 + 7 * 3
    json.dumps([one["sql"] for one in texts])
