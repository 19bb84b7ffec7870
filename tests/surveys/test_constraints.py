from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import (
    make_activity,
    make_answer,
    make_choice,
    make_invitation,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
    copy_of,
)

OPENING = datetime(2019, 4, 16, 9, tzinfo=UTC)


def same_code(make, owner):
    first = make()
    return changed(make(**{owner: getattr(first, owner)}), code=first.code)


def same_token():
    return copy_of(make_invitation(token_hash="a" * 64), code="autre")


def response(**values):
    """Another response, not recorded: recorded ones cannot change."""
    return copy_of(make_response(), **values)


def response_with_a_second():
    filled = response()
    return changed(filled, hour=filled.hour + timedelta(seconds=1))


def answer_to_another_version():
    return changed(make_answer(), question=make_question(kind="recommendation"))


def answer_in_another_response():
    return changed(make_answer(), response=make_response())


def choice_of_another_question():
    return changed(make_answer(), score=None, choice=make_choice())


CONSTRAINTS = {
    "surveys_survey_code_unique": lambda: same_code(make_survey, "event"),
    "surveys_survey_closes_after_opening": lambda: changed(
        make_survey(), opens_at=OPENING, closes_at=OPENING
    ),
    "surveys_survey_audience_known": lambda: changed(make_survey(), audience="martian"),
    "surveys_surveyversion_survey_same_event": lambda: changed(
        make_survey_version(), survey=make_survey()
    ),
    "surveys_surveyversion_number_unique": lambda: copy_of(make_survey_version()),
    "surveys_question_code_unique": lambda: same_code(make_question, "version"),
    "surveys_question_kind_known": lambda: changed(make_question(), kind="drawing"),
    "surveys_choice_code_unique": lambda: same_code(make_choice, "question"),
    "surveys_choice_valence_known": lambda: changed(make_choice(), valence="blue"),
    "surveys_invitation_survey_same_event": lambda: changed(
        make_invitation(), survey=make_survey()
    ),
    "surveys_invitation_code_unique": lambda: copy_of(make_invitation()),
    "surveys_invitation_token_unique": same_token,
    "surveys_response_version_same_event": lambda: response(version=make_survey_version()),
    "surveys_response_activity_same_event": lambda: response(activity=make_activity()),
    "surveys_response_hour": response_with_a_second,
    "surveys_response_channel_known": lambda: response(channel="fax"),
    "surveys_answer_response_version": answer_in_another_response,
    "surveys_answer_question_version": answer_to_another_version,
    "surveys_answer_choice_question": choice_of_another_question,
    "surveys_answer_unique": lambda: copy_of(make_answer()),
    "surveys_answer_one_value": lambda: changed(make_answer(), text="Très bien."),
    "surveys_answer_score_range": lambda: changed(make_answer(), score=11),
}


def answered_choice():
    """A choice of a version that somebody has answered."""
    choice = make_choice()
    make_response(version=choice.question.version)
    return choice


def change_question_code():
    return changed(answered_choice().question, code="autre").save


def delete_question():
    question = make_question()
    make_response(version=question.version)
    return question.delete


def add_question():
    version = make_response().version
    return lambda: make_question(version=version)


def move_question_into_frozen_version():
    frozen = make_response().version
    return changed(make_question(), version=frozen).save


def change_choice_code():
    return changed(answered_choice(), code="autre").save


def delete_choice():
    return answered_choice().delete


def add_choice():
    question = answered_choice().question
    return lambda: make_choice(question=question)


def move_choice_into_frozen_version():
    frozen = answered_choice().question
    return changed(make_choice(), question=frozen).save


def change_response():
    return changed(make_response(), channel="paper").save


TRIGGERS = {
    "surveys_question_frozen": [
        add_question,
        change_question_code,
        delete_question,
        move_question_into_frozen_version,
    ],
    "surveys_choice_frozen": [
        add_choice,
        change_choice_code,
        delete_choice,
        move_choice_into_frozen_version,
    ],
    "surveys_response_append_only": [change_response],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name):
    assert_constraint_holds(name, CONSTRAINTS[name]())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "prepare"), acts_of(TRIGGERS))
def test_trigger_refuses(name, prepare):
    assert_trigger_refuses(name, prepare())


@pytest.mark.django_db
def test_labels_of_a_frozen_version_can_be_corrected():
    choice = answered_choice()
    changed(choice, label="Très satisfait").save()
    changed(choice.question, label="Êtes-vous content ?").save()
    choice.refresh_from_db()
    assert (choice.label, choice.question.label) == ("Très satisfait", "Êtes-vous content ?")
