from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from surveys import mixing
from surveys.holding import Hold, hold_of
from surveys.models import Survey
from surveys.paper_period import allow_keying, end_keying
from surveys.services import (
    Refused,
    change_dates,
    close_now,
    create_from_bank,
    open_now,
    opening,
    take_in_unfinished,
)
from surveys.services.opening import gaps_of
from tests.factories import (
    make_draft,
    make_event,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def ready():
    return create_from_bank(event=make_event(), questionnaire="visitors")


def is_open(survey):
    survey.refresh_from_db()
    return survey.is_open_at(timezone.now())


def test_opened_then_closed_then_opened_again():
    survey = ready()
    open_now(survey=survey)
    assert is_open(survey)
    close_now(survey=survey)
    assert not is_open(survey)
    opened_at = survey.opens_at
    open_now(survey=survey)
    assert is_open(survey)
    assert (survey.opens_at, survey.closes_at) == (opened_at, None)


def test_closing_date_to_come_is_kept():
    survey = ready()
    closes_at = timezone.now() + DAY
    change_dates(survey=survey, opens_at=None, closes_at=closes_at)
    open_now(survey=survey)
    assert is_open(survey)
    assert survey.closes_at == closes_at


def test_opening_date_to_come_is_brought_forward():
    survey = ready()
    change_dates(survey=survey, opens_at=timezone.now() + DAY, closes_at=None)
    assert not is_open(survey)
    open_now(survey=survey)
    assert is_open(survey)


def test_dates_that_close_it_take_in_what_was_left_unfinished():
    survey = ready()
    open_now(survey=survey)
    now = timezone.now()
    answers = {"overall": {"choices": ["positive"]}}
    make_draft(version=survey.versions.get(), answers=answers)
    change_dates(survey=survey, opens_at=survey.opens_at, closes_at=now + DAY)
    assert (survey.event.drafts.count(), survey.event.responses.count()) == (1, 0)
    change_dates(survey=survey, opens_at=now - DAY, closes_at=now)
    assert (survey.event.drafts.count(), survey.event.responses.count()) == (0, 1)


def test_closing_what_is_not_open_changes_nothing():
    survey = ready()
    close_now(survey=survey)
    survey.refresh_from_db()
    assert survey.closes_at is None


def unanswerable():
    """With a question that has nothing to tick."""
    survey = make_survey()
    make_question(version=make_survey_version(survey=survey), label="Vide ?")
    return survey


@pytest.mark.parametrize("make", [make_survey, unanswerable])
def test_what_nobody_can_answer_does_not_open(make):
    survey = make()
    with pytest.raises(Refused):
        open_now(survey=survey)
    with pytest.raises(Refused):
        change_dates(survey=survey, opens_at=timezone.now() - DAY, closes_at=None)
    assert not is_open(survey)


def test_gaps_are_named():
    survey = unanswerable()
    [gap] = gaps_of(survey.versions.get())
    assert "Vide ?" in gap
    assert gaps_of(ready().versions.get()) == []


def drafted(survey, **values):
    answers = {"overall": {"choices": ["positive"]}}
    return make_draft(version=survey.versions.get(), answers=answers, **values)


def counts(survey):
    return survey.event.drafts.count(), survey.event.responses.count()


@pytest.mark.parametrize("opens_at", [None, timezone.now() + 9 * DAY])
def test_clearing_the_dates_takes_in_what_was_left_unfinished(opens_at):
    """Nobody goes on where nothing is open, were there no closing date."""
    survey = ready()
    open_now(survey=survey)
    drafted(survey)
    change_dates(survey=survey, opens_at=opens_at, closes_at=None)
    assert counts(survey) == (0, 1)


def test_what_was_begun_before_the_dates_were_cleared_is_taken_in_at_once_and_each_hour():
    survey = ready()
    for take_in in (
        lambda: take_in_unfinished(survey=survey),
        lambda: call_command("finish_abandoned_drafts"),
    ):
        drafted(survey)
        take_in()
        survey.refresh_from_db()
        assert hold_of(survey, timezone.now()) is None
    assert counts(survey) == (0, 2)


def test_closing_leaves_other_questionnaires_alone(monkeypatch):
    survey = ready()
    other = create_from_bank(event=survey.event, questionnaire="workshops")
    for each in (survey, other):
        open_now(survey=each)
        drafted(each)
    shuffled = []
    monkeypatch.setattr(mixing, "shuffle_survey", shuffled.append)
    close_now(survey=survey)
    assert counts(survey) == (1, 1)
    assert shuffled == [survey]


def test_closing_takes_in_only_so_many_and_the_hourly_run_the_others(monkeypatch):
    monkeypatch.setattr(opening, "DRAFTS_AT_ONCE", 2)
    survey = ready()
    open_now(survey=survey)
    for _each in range(5):
        drafted(survey)
    close_now(survey=survey)
    assert counts(survey) == (3, 2)
    survey.refresh_from_db()
    assert hold_of(survey, timezone.now()) == Hold.DRAFTS
    call_command("finish_abandoned_drafts")
    assert counts(survey) == (0, 5)


@pytest.fixture
def busy(monkeypatch):
    """Open, with more responses than are shuffled while somebody waits."""
    monkeypatch.setattr(mixing, "AT_ONCE", 2)
    monkeypatch.setattr(mixing, "PIECE", 2)
    survey = ready()
    open_now(survey=survey)
    for _each in range(5):
        make_response(version=survey.versions.get())
    return survey


def test_closing_a_busy_one_writes_no_response_again(busy):
    with CaptureQueriesContext(connection) as queries:
        close_now(survey=busy)
    assert not [each for each in queries if "INTO surveys_response" in each["sql"]]
    busy.refresh_from_db()
    assert hold_of(busy, timezone.now()) == Hold.ORDER
    call_command("shuffle_responses")
    busy.refresh_from_db()
    assert hold_of(busy, timezone.now()) is None
    assert busy.event.responses.count() == 5


def test_results_still_wait_when_it_was_closed_again_during_the_shuffle(busy):
    close_now(survey=busy)
    read_before = Survey.objects.get(pk=busy.pk)
    open_now(survey=read_before)
    close_now(survey=read_before)
    mixing.shuffle_survey(busy)
    assert Survey.objects.get(pk=busy.pk).shuffle_due


def test_last_sheets_of_a_busy_one_wait_for_the_shuffle_too(busy):
    close_now(survey=busy)
    call_command("shuffle_responses")
    allow_keying(survey=busy)
    end_keying(survey=busy)
    busy.refresh_from_db()
    assert hold_of(busy, timezone.now()) == Hold.ORDER
