"""What is read from the database, and in how many queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from reporting.figures import figures_of
from reporting.figures.loading.surveys import load_surveys
from surveys.models import Survey
from tests.factories import (
    make_answer,
    make_budget,
    make_budget_line,
    make_check_in,
    make_check_in_cancellation,
    make_choice,
    make_committee_meeting,
    make_decision,
    make_event,
    make_grant,
    make_in_kind_contribution,
    make_invitation,
    make_mobilisation,
    make_partnership,
    make_preparation_session,
    make_question,
    make_response,
    make_session_attendance,
    make_survey,
    make_survey_version,
)

pytestmark = pytest.mark.django_db
HOUR = datetime(2019, 4, 17, 8, tzinfo=UTC)


def test_partners_are_counted_by_role_and_status(event):
    make_partnership(event=event, is_carrier=True, is_partner=False)
    for status in ("agreed", "took_part", "invited", "declined", "withdrawn"):
        make_partnership(event=event, status=status)
    figures = figures_of(event)
    assert figures["partner_organisations"].value == 2
    assert figures["carrier_organisations"].value == 1


def test_partners_invited_only_are_zero_and_not_unknown(event):
    make_partnership(event=event, status="invited")
    assert figures_of(event)["partner_organisations"].text == "0"


def test_prepared_means_attended_once_or_more(event):
    person = make_mobilisation(event=event)
    for _ in range(2):
        make_session_attendance(event=event, mobilisation=person, status="attended")
    make_session_attendance(event=event, status="registered")
    figures = figures_of(event)
    assert figures["professionals_mobilised"].value == 2
    assert figures["professionals_prepared"].value == 1


def test_only_held_meetings_count(event):
    held = make_committee_meeting(event=event, status="held")
    make_committee_meeting(event=event, status="planned")
    for _ in range(3):
        make_decision(event=event, meeting=held)
    make_preparation_session(event=event, kind="portal", status="cancelled")
    figures = figures_of(event)
    assert figures["committee_meetings"].value == 1
    assert figures["decisions"].value == 3
    assert figures["portal_days"].text == "0"


def test_cancelled_visits_never_count_and_groups_count_in_full(event):
    make_check_in(event=event, headcount=30)
    make_check_in_cancellation(event=event, check_in=make_check_in(event=event, headcount=7))
    assert figures_of(event)["beneficiaries"].value == 30


def test_another_event_is_never_counted(event, other_event):
    make_check_in(event=other_event)
    make_partnership(event=other_event)
    make_budget_line(event=other_event, actual=10)
    assert {value.status.value for value in figures_of(event)} == {"empty"}


def test_answers_of_all_versions_are_one_question(event):
    survey = make_survey(event=event, code="visitors")
    for number, label in ((1, "Avant"), (2, "Après")):
        version = make_survey_version(event=event, survey=survey, number=number)
        question = make_question(version=version, code="overall", label=label)
        choice = make_choice(question=question, code="very", label=label)
        response = make_response(event=event, version=version)
        make_answer(version=version, response=response, question=question, choice=choice)
        make_response(event=event, version=version)
    question = load_surveys(event)["visitors"].questions["overall"]
    assert (question.label, question.choices[0].label) == ("Après", "Après")
    assert (question.count_of("very"), question.respondents, question.non_response) == (2, 2, 2)


def test_order_is_that_of_the_latest_version(event):
    survey = make_survey(event=event, code="visitors")
    for number, codes in ((1, ("a", "b", "old")), (2, ("b", "new", "a"))):
        version = make_survey_version(event=event, survey=survey, number=number)
        for position, code in enumerate(codes):
            question = make_question(version=version, code=code, position=position)
            for place, choice in enumerate(codes):
                make_choice(question=question, code=choice, position=place)
    questions = load_surveys(event)["visitors"].questions
    assert list(questions) == ["old", "b", "new", "a"]
    assert [choice.code for choice in questions["a"].choices] == ["old", "b", "new", "a"]


def test_invitations_say_how_many_were_asked(event):
    survey = make_survey(event=event, code="professionals", people_asked=10)
    for _ in range(3):
        make_invitation(event=event, survey=survey)
    make_survey(event=event, code="visitors", people_asked=10)
    surveys = load_surveys(event)
    assert (surveys["professionals"].asked, surveys["visitors"].asked) == (3, 10)


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"),
    [(-2, 2, True), (-2, None, True), (-2, -1, False), (1, 2, False), (None, None, False)],
)
def test_questionnaire_is_open_between_its_dates(opens, closes, is_open):
    now = timezone.now()
    moments = [None if days is None else now + timedelta(days=days) for days in (opens, closes)]
    assert Survey(opens_at=moments[0], closes_at=moments[1]).is_open_at(now) is is_open


def fill(event, number):
    """`number` rows of everything."""
    budget = make_budget(event=event)
    survey = make_survey(event=event, code="visitors")
    version = make_survey_version(event=event, survey=survey)
    questions = [make_question(version=version) for _ in range(number)]
    choices = [make_choice(question=question) for question in questions]
    for question, choice in zip(questions, choices, strict=True):
        make_check_in(event=event)
        make_mobilisation(event=event)
        make_preparation_session(event=event, status="held")
        make_committee_meeting(event=event, status="held")
        grant = make_grant(event=event)
        make_budget_line(event=event, budget=budget, slug="grant_commune", grant=grant)
        make_in_kind_contribution(event=event)
        response = make_response(event=event, version=version)
        make_answer(version=version, response=response, question=question, choice=choice)


def test_queries_do_not_depend_on_the_number_of_rows(django_assert_num_queries):
    for number in (1, 3, 300):
        event = make_event()
        fill(event, number)
        with django_assert_num_queries(19):
            figures_of(event)
