"""What the triggers of the questionnaires refuse: rows are made, a forbidden act is given back."""

from datetime import UTC, datetime

from tests.factories import (
    make_choice,
    make_draft,
    make_invitation,
    make_kept_choice,
    make_kept_mark,
    make_kept_question,
    make_kept_survey,
    make_question,
    make_response,
    make_survey,
    make_survey_purge,
    make_survey_version,
)
from tests.refusals import changed

OPENING = datetime(2019, 4, 16, 9, tzinfo=UTC)


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


def require_frozen_question():
    return changed(answered_choice().question, is_required=True).save


def move_frozen_question():
    return changed(answered_choice().question, position=7).save


def ask_words_after_frozen_choice():
    return changed(answered_choice(), asks_text=True).save


def move_frozen_choice():
    return changed(answered_choice(), position=7).save


def make_depend_on_another_choice():
    """In a frozen version: who is asked what would no longer be what it was."""
    choice = make_choice()
    question = make_question(version=choice.question.version, position=2)
    make_response(version=question.version)
    return changed(question, shown_if=choice).save


def depend_on_itself():
    choice = make_choice()
    return changed(choice.question, shown_if=choice).save


def depend_on_a_later_question():
    later = make_question(position=2)
    choice = make_choice(question=later)
    return changed(make_question(version=later.version, position=1), shown_if=choice).save


def depend_on_another_version():
    choice = make_choice()
    return lambda: make_question(shown_if=choice, position=1)


def come_before_what_it_depends_on():
    choice = make_choice(question=make_question(position=1))
    version = choice.question.version
    return changed(make_question(version=version, shown_if=choice, position=2), position=0).save


def question_and_what_it_shows():
    choice = make_choice(question=make_question(position=1))
    later = make_question(version=choice.question.version, shown_if=choice, position=2)
    return choice, later


def come_after_what_one_shows():
    choice, _later = question_and_what_it_shows()
    return changed(choice.question, position=2).save


def leave_the_version_of_what_one_shows():
    choice, _later = question_and_what_it_shows()
    return changed(choice.question, version=make_survey_version()).save


def move_choice_to_the_question_it_shows():
    choice, later = question_and_what_it_shows()
    return changed(choice, question=later).save


def move_choice_to_a_later_question():
    choice, later = question_and_what_it_shows()
    return changed(choice, question=make_question(version=later.version, position=3)).save


def move_choice_to_another_version():
    choice, _later = question_and_what_it_shows()
    return changed(choice, question=make_question()).save


def change_response():
    return changed(make_response(), channel="paper").save


def question_of_erased_answers():
    """Nobody's answer is left, and totals stand for them."""
    choice = make_choice()
    make_survey_purge(event=choice.question.version.event)
    return choice.question


def add_question_to_erased():
    version = question_of_erased_answers().version
    return lambda: make_question(version=version)


def delete_erased_question():
    question = make_question()
    make_survey_purge(event=question.version.event)
    return question.delete


def change_erased_choice():
    return changed(question_of_erased_answers().choices.get(), code="autre").save


def ask_after_purge():
    event = make_survey_purge().event
    return lambda: make_survey(event=event)


def open_after_purge():
    survey = make_survey()
    make_survey_purge(event=survey.event)
    return changed(survey, opens_at=OPENING).save


def answer_after_purge():
    version = make_survey_version()
    make_survey_purge(event=version.event)
    return lambda: make_response(version=version)


def begin_after_purge():
    version = make_survey_version()
    make_survey_purge(event=version.event)
    return lambda: make_draft(version=version)


def invite_after_purge():
    survey = make_survey(audience="professional")
    make_survey_purge(event=survey.event)
    return lambda: make_invitation(survey=survey, event=survey.event)


def keep_survey_after_purge():
    survey = make_survey()
    make_survey_purge(event=survey.event)
    return lambda: make_kept_survey(survey=survey)


def keep_question_after_purge():
    question = question_of_erased_answers()
    return lambda: make_kept_question(question=question)


def keep_choice_after_purge():
    choice = question_of_erased_answers().choices.get()
    return lambda: make_kept_choice(choice=choice)


def keep_mark_after_purge():
    question = question_of_erased_answers()
    return lambda: make_kept_mark(question=question)


ACTS = {
    "surveys_question_frozen": [
        add_question,
        change_question_code,
        delete_question,
        move_question_into_frozen_version,
        make_depend_on_another_choice,
        require_frozen_question,
        move_frozen_question,
        add_question_to_erased,
        delete_erased_question,
    ],
    "surveys_question_shown_after_earlier": [
        depend_on_itself,
        depend_on_a_later_question,
        depend_on_another_version,
        come_before_what_it_depends_on,
        come_after_what_one_shows,
        leave_the_version_of_what_one_shows,
    ],
    "surveys_choice_frozen": [
        add_choice,
        change_choice_code,
        delete_choice,
        move_choice_into_frozen_version,
        ask_words_after_frozen_choice,
        move_frozen_choice,
        change_erased_choice,
    ],
    "surveys_choice_shows_later": [
        move_choice_to_the_question_it_shows,
        move_choice_to_a_later_question,
        move_choice_to_another_version,
    ],
    "surveys_response_append_only": [change_response],
    "surveys_survey_after_purge": [ask_after_purge, open_after_purge],
    "surveys_response_after_purge": [answer_after_purge],
    "surveys_draft_after_purge": [begin_after_purge],
    "surveys_invitation_after_purge": [invite_after_purge],
    "surveys_keptsurvey_frozen": [
        keep_survey_after_purge,
        lambda: changed(make_kept_survey(), responses=7).save,
    ],
    "surveys_keptquestion_frozen": [
        keep_question_after_purge,
        lambda: changed(make_kept_question(), asked=95).save,
    ],
    "surveys_keptchoice_frozen": [
        keep_choice_after_purge,
        lambda: changed(make_kept_choice(), number=7).save,
    ],
    "surveys_keptmark_frozen": [
        keep_mark_after_purge,
        lambda: changed(make_kept_mark(), number=7).save,
    ],
}
