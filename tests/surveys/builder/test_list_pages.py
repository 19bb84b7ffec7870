from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.overview import NextStep, State, summaries
from surveys.services import create_from_bank, latest_version
from tests.factories import (
    make_event_membership,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
    make_way_in,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1)


def list_of(event):
    return reverse("survey_list", args=[event.slug])


def create_in(event):
    return reverse("survey_create", args=[event.slug])


def only(event):
    [row] = summaries(event, NOW)
    return row


def test_an_event_without_questionnaire_offers_one(event, coordinator_client):
    page = coordinator_client.get(list_of(event))
    assert create_in(event) in page.content.decode()


@pytest.mark.parametrize(
    ("opens_at", "closes_at", "state"),
    [
        (None, None, State.DRAFT),
        (None, NOW - HOUR, State.DRAFT),
        (NOW + HOUR, None, State.DRAFT),
        (NOW - HOUR, None, State.OPEN),
        (NOW - HOUR, NOW + HOUR, State.OPEN),
        (NOW - 2 * HOUR, NOW - HOUR, State.CLOSED),
    ],
)
def test_state(event, opens_at, closes_at, state):
    make_survey(event=event, opens_at=opens_at, closes_at=closes_at)
    assert only(event).state == state


def test_next_step_follows_what_is_done(event):
    survey = make_survey(event=event)
    version = make_survey_version(survey=survey, event=event)
    assert only(event).next_step == NextStep.QUESTIONS
    question = make_question(version=version)
    assert only(event).next_step == NextStep.CHOICES
    question.kind = "text"
    question.save()
    assert only(event).next_step == NextStep.DATES
    survey.opens_at = NOW + HOUR
    survey.save()
    assert only(event).next_step == NextStep.WAYS_IN
    make_way_in(survey=survey)
    assert only(event).next_step == NextStep.PREVIEW
    survey.opens_at = NOW - HOUR
    survey.save()
    assert only(event).next_step == NextStep.WAIT
    survey.closes_at = NOW
    survey.save()
    assert only(event).next_step == NextStep.RESULTS


def test_professionals_need_no_poster(event):
    survey = create_from_bank(event=event, questionnaire="professionals")
    survey.opens_at = NOW - HOUR
    survey.save()
    assert only(event).next_step == NextStep.WAIT


def test_numbers_are_those_of_the_latest_version_and_of_all_answers(event):
    survey = make_survey(event=event)
    for number, questions in ((1, 3), (2, 1)):
        version = make_survey_version(survey=survey, event=event, number=number)
        for _each in range(questions):
            make_question(version=version)
        for _each in range(number):
            make_response(version=version)
    assert (only(event).questions, only(event).responses) == (1, 3)


def test_questionnaires_of_another_event_are_not_listed(event, other_event, coordinator_client):
    make_survey(event=other_event, title="Celui d’à côté")
    assert "Celui d’à côté" not in coordinator_client.get(list_of(event)).content.decode()


def test_same_number_of_queries_for_any_number(event, queries_of):
    make_survey(event=event)
    number = queries_of(list_of(event))
    for _each in range(10):
        version = make_survey_version(survey=make_survey(event=event), event=event)
        make_question(version=version)
        make_response(version=version)
    assert queries_of(list_of(event)) == number < 20


def test_ready_questionnaire_is_made(event, coordinator_client):
    answer = coordinator_client.post(create_in(event), {"ready": "workshops"})
    survey = event.surveys.get()
    assert answer.url == reverse("survey_builder", args=[event.slug, survey.code])
    assert (survey.code, latest_version(survey).questions.count()) == ("workshops", 6)


def test_ready_questionnaire_is_made_once(event, coordinator_client):
    for _each in range(2):
        answer = coordinator_client.post(create_in(event), {"ready": "visitors"}, follow=True)
    assert event.surveys.count() == 1
    assert "L’utiliser" not in answer.content.decode().split("card", 2)[1]


def test_unknown_ready_questionnaire_is_not_found(event, coordinator_client):
    assert coordinator_client.post(create_in(event), {"ready": "martians"}).status_code == 404


def test_copy_from_an_edition_that_the_reader_coordinates(
    event, other_event, coordinator, coordinator_client
):
    make_event_membership(event=other_event, user=coordinator)
    create_from_bank(event=other_event, questionnaire="visitors")
    page = coordinator_client.get(create_in(event)).content.decode()
    assert other_event.name in page
    asked = {"earlier": "visitors", "edition": other_event.slug}
    coordinator_client.post(create_in(event), asked)
    assert latest_version(event.surveys.get(code="visitors")).questions.count() == 7


@pytest.mark.parametrize("role", [None, "reception", "contributor", "funder"])
def test_no_copy_from_an_edition_that_somebody_else_coordinates(
    event, other_event, coordinator, coordinator_client, role
):
    if role:
        make_event_membership(event=other_event, user=coordinator, role=role)
    create_from_bank(event=other_event, questionnaire="visitors")
    page = coordinator_client.get(create_in(event)).content.decode()
    assert 'name="earlier"' not in page
    asked = {"earlier": "visitors", "edition": other_event.slug}
    assert coordinator_client.post(create_in(event), asked).status_code == 404
    assert not event.surveys.exists()


def test_empty_questionnaire_is_made(event, coordinator_client):
    asked = {"title": "Les collégiens", "audience": "visitor"}
    coordinator_client.post(create_in(event), asked)
    assert event.surveys.get().code == "les-collegiens"


@pytest.mark.parametrize(
    "asked",
    [
        {"title": "", "audience": "visitor"},
        {"title": "x" * 201, "audience": "visitor"},
        {"title": "Oui", "audience": "martian"},
        {},
    ],
)
def test_empty_questionnaire_needs_a_title_and_a_population(event, coordinator_client, asked):
    answer = coordinator_client.post(create_in(event), asked)
    assert answer.status_code == 200
    assert not event.surveys.exists()
