from datetime import timedelta

import pytest
from django.utils import timezone

from surveys.models import Draft, SurveyVersion, WayIn
from surveys.services import (
    Refused,
    copy_survey,
    create_empty,
    create_from_bank,
    delete_survey,
    latest_version,
    new_version,
)
from surveys.services.content import read_content
from tests.factories import (
    make_choice,
    make_draft,
    make_event,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
    make_way_in,
)

pytestmark = pytest.mark.django_db


def visitors(**dates):
    """The ready questionnaire, with a required question and dates that a copy must not take."""
    survey = create_from_bank(event=make_event(), questionnaire="visitors")
    latest_version(survey).questions.filter(code="overall").update(is_required=True)
    survey.people_asked = 40
    for name, value in dates.items():
        setattr(survey, name, value)
    survey.save()
    return survey


def wordings_of(survey):
    return sorted(survey.wordings.values_list("language", "title", "introduction"))


def test_copy_has_questions_conditions_and_translations():
    survey = visitors()
    copy = copy_survey(survey=survey, event=make_event())
    assert (copy.code, copy.title, copy.audience) == (survey.code, survey.title, survey.audience)
    assert read_content(latest_version(copy)) == read_content(latest_version(survey))
    assert wordings_of(copy) == wordings_of(survey)
    assert any(content.shown_if for content in read_content(latest_version(copy)))


def test_copy_leaves_what_belongs_to_the_edition():
    now = timezone.now()
    survey = visitors(opens_at=now - timedelta(days=2), closes_at=now - timedelta(days=1))
    make_response(version=latest_version(survey))
    make_way_in(survey=survey)
    copy = copy_survey(survey=survey, event=make_event())
    assert (copy.opens_at, copy.closes_at, copy.people_asked) == (None, None, None)
    assert not copy.ways_in.exists()
    assert not latest_version(copy).responses.exists()


def test_copy_takes_the_latest_version():
    survey = make_survey()
    for number in (1, 2):
        version = make_survey_version(survey=survey, number=number)
        make_question(version=version, code=f"question-{number}")
    copy = copy_survey(survey=survey, event=make_event())
    assert [version.number for version in copy.versions.all()] == [1]
    assert [content.code for content in read_content(latest_version(copy))] == ["question-2"]


def test_copy_beside_one_of_the_same_code_is_refused():
    survey = visitors()
    event = make_event()
    make_survey(event=event, code=survey.code)
    with pytest.raises(Refused):
        copy_survey(survey=survey, event=event)


def test_number_of_queries_of_a_copy_does_not_grow(django_assert_num_queries):
    survey = visitors()
    with django_assert_num_queries(22):
        copy_survey(survey=survey, event=make_event())
    for number in range(30):
        question = make_question(version=latest_version(survey), position=50 + number)
        make_choice(question=question)
    with django_assert_num_queries(22):
        copy_survey(survey=survey, event=make_event())


def test_new_version_can_be_changed_and_the_frozen_one_stays():
    survey = visitors()
    frozen = latest_version(survey)
    make_response(version=frozen)
    version = new_version(survey=survey)
    assert (version.number, version) == (2, latest_version(survey))
    assert read_content(version) == read_content(frozen)
    version.questions.get(code="comment").delete()
    assert frozen.questions.filter(code="comment").exists()


def test_version_without_answers_needs_no_copy():
    survey = visitors()
    assert new_version(survey=survey) == latest_version(survey)
    assert survey.versions.count() == 1


def test_no_new_version_while_people_answer():
    survey = visitors(opens_at=timezone.now() - timedelta(hours=1))
    make_response(version=latest_version(survey))
    with pytest.raises(Refused):
        new_version(survey=survey)
    assert survey.versions.count() == 1


def test_empty_questionnaire_gets_a_code_and_a_version():
    event = make_event()
    first = create_empty(event=event, title="Les écoles", audience="visitor")
    second = create_empty(event=event, title="Les écoles", audience="visitor")
    assert (first.code, second.code) == ("les-ecoles", "les-ecoles-2")
    assert latest_version(first).number == 1


def test_questionnaire_without_answers_is_deleted_with_all_that_hangs_on_it():
    survey = visitors()
    make_draft(version=latest_version(survey))
    make_way_in(survey=survey)
    delete_survey(survey=survey)
    assert not SurveyVersion.objects.exists()
    assert not Draft.objects.exists()
    assert not WayIn.objects.exists()


def test_questionnaire_with_answers_is_not_deleted():
    survey = visitors()
    make_response(version=latest_version(survey))
    with pytest.raises(Refused):
        delete_survey(survey=survey)
    survey.refresh_from_db()
    assert latest_version(survey).questions.count() == 7


def test_questionnaire_that_somebody_is_answering_is_not_deleted():
    survey = visitors()
    make_draft(version=latest_version(survey), answers={"overall": {"choices": ["positive"]}})
    with pytest.raises(Refused, match="commencé"):
        delete_survey(survey=survey)
    assert Draft.objects.count() == 1
