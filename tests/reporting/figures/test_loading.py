"""What is read from the database, and in how many queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reporting.figures import figures_of, visit_figures_of
from reporting.figures.loading import answers
from reporting.figures.loading.surveys import load_surveys
from surveys.instrument import read_instrument
from surveys.models import Survey
from surveys.paper_answers import record_sheet, take_back
from tests.factories import (
    make_activity,
    make_activity_host,
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
from tests.reporting.figures.reference import make_reference

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


def test_figures_of_the_visits_alone_are_the_same():
    """One definition: the attendance page reads less, and prints the same."""
    event = make_reference()
    whole, alone = figures_of(event), list(visit_figures_of(event))
    assert [whole[value.figure.code] for value in alone] == alone != []


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
        make_activity_host(activity=make_activity(event=event))
        response = make_response(event=event, version=version)
        make_answer(version=version, response=response, question=question, choice=choice)


def test_queries_do_not_depend_on_the_number_of_rows(django_assert_num_queries):
    for number in (1, 3, 300):
        event = make_event()
        fill(event, number)
        with django_assert_num_queries(29):
            figures_of(event)


def replies(version, question, choices):
    """One form for each choice; None leaves the question out."""
    for choice in choices:
        response = make_response(version=version)
        if choice is not None:
            make_answer(version=version, response=response, question=question, choice=choice)


def test_respondents_of_several_choices_count_once(event):
    version = make_survey_version(event=event, survey=make_survey(event=event, code="visitors"))
    question = make_question(version=version, code="obtained", kind="multiple")
    first, second = (make_choice(question=question) for _ in range(2))
    for ticked in ((first, second), (first,), (second,), ()):
        response = make_response(version=version)
        for choice in ticked:
            make_answer(version=version, response=response, question=question, choice=choice)
    found = load_surveys(event)["visitors"].questions["obtained"]
    assert (found.respondents, found.asked, found.non_response) == (3, 4, 1)
    assert [choice.count for choice in found.choices] == [2, 2]


def test_words_beside_a_choice_are_no_answer_of_their_own(event):
    version = make_survey_version(event=event, survey=make_survey(event=event, code="visitors"))
    question = make_question(version=version, code="obtained")
    other = make_choice(question=question, asks_text=True)
    response = make_response(version=version)
    make_answer(version=version, response=response, question=question, choice=other)
    make_answer(version=version, response=response, question=question, text="Un stage.")
    assert load_surveys(event)["visitors"].questions["obtained"].respondents == 1


def test_question_that_depends_on_a_choice_was_asked_to_those_who_ticked_it(event):
    version = make_survey_version(event=event, survey=make_survey(event=event, code="visitors"))
    first = make_question(version=version, position=1)
    yes, no = (make_choice(question=first) for _ in range(2))
    why = make_question(version=version, code="why", position=2, shown_if=yes)
    reason = make_choice(question=why)
    replies(version, first, [yes, yes, yes, no, None])
    response = version.responses.filter(answers__choice=yes).first()
    make_answer(version=version, response=response, question=why, choice=reason)
    found = load_surveys(event)["visitors"].questions["why"]
    assert (found.asked, found.respondents, found.non_response) == (3, 1, 2)


def test_open_questionnaire_tells_how_many_answered_and_nothing_else(event):
    survey = make_survey(event=event, code="visitors", opens_at=timezone.now())
    version = make_survey_version(event=event, survey=survey)
    question = make_question(version=version, code="overall")
    replies(version, question, [make_choice(question=question)] * 3)
    found = load_surveys(event)["visitors"]
    assert found.responses == 3
    assert found.questions["overall"].respondents == 0
    assert [choice.count for choice in found.questions["overall"].choices] == [0]


def test_sums_of_a_large_closed_questionnaire_are_kept_until_a_response_comes(event, monkeypatch):
    monkeypatch.setattr(answers, "WORTH_KEEPING", 2)
    version = make_survey_version(event=event, survey=make_survey(event=event, code="visitors"))
    question = make_question(version=version, code="overall")
    choice = make_choice(question=question)
    replies(version, question, [choice] * 3)
    assert load_surveys(event)["visitors"].questions["overall"].respondents == 3
    with CaptureQueriesContext(connection) as queries:
        load_surveys(event)
    assert [query for query in queries if "surveys_answer" in query["sql"]] == []
    replies(version, question, [choice])
    assert load_surveys(event)["visitors"].questions["overall"].respondents == 4


@pytest.mark.django_db(transaction=True)
def test_kept_sums_do_not_outlive_a_sheet_that_was_corrected(monkeypatch):
    """As many responses as before, under the same keys: only PostgreSQL knows that one is new."""
    monkeypatch.setattr(answers, "WORTH_KEEPING", 2)
    survey = make_survey(code="visitors")
    version = make_survey_version(event=survey.event, survey=survey)
    question = make_question(version=version, code="overall")
    good, bad = (make_choice(question=question, code=code) for code in ("bon", "mauvais"))
    for key, choice in (("1", good), ("2", good), ("3", bad)):
        key_in(version, key, choice)
    assert counts_of(version) == {"bon": 2, "mauvais": 1}
    take_back(survey=survey, key="3")
    key_in(version, "3", good)
    assert counts_of(version) == {"bon": 3, "mauvais": 0}


def key_in(version, key, choice):
    record_sheet(
        version=version,
        instrument=read_instrument(version, "fr"),
        activity=None,
        language="fr",
        moment=timezone.now(),
        key=key,
        answers={"overall": {"choices": [choice.code]}},
    )


def counts_of(version):
    question = load_surveys(version.event)["visitors"].questions["overall"]
    return {choice.code: choice.count for choice in question.choices}
