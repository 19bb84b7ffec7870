"""What the questions of a questionnaire may not be to each other: a forbidden act is given back."""

from tests.factories import make_choice, make_question, make_survey_version
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


ORDERS = {
    "surveys_question_not_after_profile": [
        depend_on_gender,
        become_about_gender_with_a_question_after_it,
    ],
    "surveys_question_same_kind": [be_of_another_kind_in_the_next_version],
    "surveys_choice_has_level": [choice_of_satisfaction_without_level],
}
