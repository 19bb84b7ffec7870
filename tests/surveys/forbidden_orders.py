"""What the questions of a questionnaire may not be to each other: a forbidden act is given back."""

from tests.factories import (
    make_choice,
    make_invitation,
    make_question,
    make_response,
    make_survey,
    make_survey_purge,
    make_survey_version,
)
from tests.refusals import changed


def depend_on_gender():
    choice = make_choice(question=make_question(code="gender", kind="single", position=1))
    return lambda: make_question(version=choice.question.version, shown_if=choice, position=2)


def become_about_gender_with_a_question_after_it():
    choice = make_choice(question=make_question(kind="single", position=1))
    make_question(version=choice.question.version, shown_if=choice, position=2)
    return changed(choice.question, code="gender").save


def be_of_another_kind_in_the_next_version():
    first = make_question(code="overall", kind="single")
    survey = first.version.survey
    second = make_survey_version(event=survey.event, survey=survey, number=2)
    return lambda: make_question(version=second, code="overall", kind="text")


def choice_of_satisfaction_without_level():
    question = make_question(kind="satisfaction")
    return lambda: make_choice(question=question, valence="")


def become_satisfaction_without_levels():
    choice = make_choice(question=make_question(kind="single"))
    return changed(choice.question, kind="satisfaction").save


def answered_version():
    return make_response().version


def number_frozen_version_anew():
    return changed(answered_version(), number=7).save


def move_frozen_version():
    version = answered_version()
    return changed(version, survey=make_survey(event=version.event)).save


def number_erased_version_anew():
    version = make_survey_version()
    make_survey_purge(event=version.event)
    return changed(version, number=7).save


def change_code_of_answered_survey():
    return changed(answered_version().survey, code="autre").save


def change_population_of_answered_survey():
    return changed(answered_version().survey, audience="professional").save


def change_population_of_people_with_links():
    return changed(make_invitation().survey, audience="visitor").save


def change_code_of_erased_survey():
    survey = make_survey_version().survey
    make_survey_purge(event=survey.event)
    return changed(survey, code="autre").save


ORDERS = {
    "surveys_question_has_levels": [become_satisfaction_without_levels],
    "surveys_surveyversion_frozen": [
        number_frozen_version_anew,
        move_frozen_version,
        number_erased_version_anew,
    ],
    "surveys_survey_keeps_its_code": [
        change_code_of_answered_survey,
        change_population_of_answered_survey,
        change_population_of_people_with_links,
        change_code_of_erased_survey,
    ],
    "surveys_question_not_after_profile": [
        depend_on_gender,
        become_about_gender_with_a_question_after_it,
    ],
    "surveys_question_same_kind": [be_of_another_kind_in_the_next_version],
    "surveys_choice_has_level": [choice_of_satisfaction_without_level],
}
