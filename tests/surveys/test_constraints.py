from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from surveys.models import KeptMark, KeptQuestion
from tests.factories import (
    make_activity,
    make_answer,
    make_choice,
    make_choice_wording,
    make_draft,
    make_invitation,
    make_kept_mark,
    make_moderation,
    make_question,
    make_question_wording,
    make_response,
    make_shuffled_hour,
    make_survey,
    make_survey_version,
    make_survey_wording,
    make_way_in,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
    copy_of,
)
from tests.surveys.forbidden_acts import ACTS, answered_choice
from tests.surveys.forbidden_links import LINKS
from tests.surveys.forbidden_orders import ORDERS

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


def draft_with_a_second():
    draft = make_draft()
    return changed(draft, hour=draft.hour + timedelta(seconds=1))


def shuffled_hour_with_a_second():
    shuffled = make_shuffled_hour()
    return changed(shuffled, hour=shuffled.hour + timedelta(seconds=1))


def answer_to_another_version():
    return changed(make_answer(), question=make_question(kind="recommendation"))


def answer_in_another_response():
    return changed(make_answer(), response=make_response())


def choice_of_another_question():
    return changed(make_answer(), score=None, choice=make_choice())


def kept_question_of(respondents):
    """Not recorded: recorded ones cannot change."""
    return KeptQuestion(question=make_question(), asked=10, respondents=respondents)


def kept_mark_of(score):
    return KeptMark(question=make_question(kind="recommendation"), score=score, number=1)


CONSTRAINTS = {
    "surveys_keptquestion_asked": lambda: kept_question_of(11),
    "surveys_keptmark_score_range": lambda: kept_mark_of(11),
    "surveys_keptmark_unique": lambda: copy_of(make_kept_mark()),
    "surveys_survey_code_unique": lambda: same_code(make_survey, "event"),
    "surveys_survey_closes_after_opening": lambda: changed(
        make_survey(), opens_at=OPENING, closes_at=OPENING
    ),
    "surveys_survey_paper_after_closing": lambda: changed(
        make_survey(opens_at=OPENING, closes_at=OPENING + timedelta(hours=1)),
        paper_until=OPENING + timedelta(days=40),
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
    "surveys_shuffledhour_unique": lambda: copy_of(make_shuffled_hour()),
    "surveys_shuffledhour_hour": shuffled_hour_with_a_second,
    "surveys_answer_response_version": answer_in_another_response,
    "surveys_answer_question_version": answer_to_another_version,
    "surveys_answer_choice_question": choice_of_another_question,
    "surveys_answer_unique": lambda: copy_of(make_answer()),
    "surveys_answer_one_value": lambda: changed(make_answer(), text="Très bien."),
    "surveys_answer_score_range": lambda: changed(make_answer(), score=11),
    "surveys_surveywording_unique": lambda: copy_of(make_survey_wording()),
    "surveys_surveywording_language_known": lambda: changed(make_survey_wording(), language="nl"),
    "surveys_questionwording_unique": lambda: copy_of(make_question_wording()),
    "surveys_questionwording_language_known": lambda: changed(
        make_question_wording(), language="nl"
    ),
    "surveys_choicewording_unique": lambda: copy_of(make_choice_wording()),
    "surveys_choicewording_language_known": lambda: changed(make_choice_wording(), language="nl"),
    "surveys_wayin_survey_same_event": lambda: changed(make_way_in(), survey=make_survey()),
    "surveys_wayin_activity_same_event": lambda: changed(make_way_in(), activity=make_activity()),
    "surveys_wayin_unique": lambda: copy_of(make_way_in(), code="AUTRE"),
    "surveys_draft_version_same_event": lambda: changed(
        make_draft(), version=make_survey_version()
    ),
    "surveys_draft_activity_same_event": lambda: changed(make_draft(), activity=make_activity()),
    "surveys_draft_hour": draft_with_a_second,
    "surveys_draft_channel_known": lambda: changed(make_draft(), channel="fax"),
    "surveys_draft_language_known": lambda: changed(make_draft(), language="nl"),
    "surveys_moderation_verdict_known": lambda: changed(make_moderation(), verdict="perhaps"),
    "surveys_moderation_hidden_has_no_text": lambda: changed(
        make_moderation(verdict="hidden"), text="Très bien."
    ),
    "surveys_moderation_report_is_published": lambda: changed(
        make_moderation(verdict="hidden"), in_report=True
    ),
}


TRIGGERS = ACTS | LINKS | ORDERS


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


@pytest.mark.django_db
def test_question_can_depend_on_an_earlier_one():
    choice = make_choice(question=make_question(position=1))
    question = make_question(version=choice.question.version, shown_if=choice, position=2)
    assert list(choice.shows.all()) == [question]


@pytest.mark.django_db
def test_an_activity_has_its_own_code():
    """Beside the one for everybody."""
    way_in = make_way_in()
    activity = make_activity(event=way_in.event)
    assert make_way_in(survey=way_in.survey, activity=activity).code != way_in.code


ORPHANS = {
    "response without its event": lambda: response(event_id=0),
    "response without its version": lambda: response(version_id=0),
    "response about no activity": lambda: response(activity_id=0),
    "answer without its version": lambda: changed(make_answer(), version_id=0),
    "answer without its response": lambda: changed(make_answer(), response_id=uuid4()),
    "answer to no question": lambda: changed(make_answer(), question_id=0),
    "answer with no choice": lambda: changed(make_answer(), score=None, choice_id=0),
}


@pytest.mark.django_db
@pytest.mark.parametrize("make", ORPHANS.values(), ids=ORPHANS)
def test_key_that_is_checked_with_its_owner_leads_somewhere(make):
    orphan = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        save_and_check(orphan)


def save_and_check(row):
    """Keys are checked when a transaction ends: at once here."""
    row.save()
    connection.check_constraints()
