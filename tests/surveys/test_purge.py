"""The answers go, totals that the caller gives stay, and nothing comes in between."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from surveys.answering import record_response
from surveys.drafts import finish_abandoned_drafts
from surveys.erased import erased_on
from surveys.holding import Hold, holds_of
from surveys.mixing import shuffle_responses
from surveys.models import (
    Answer,
    Draft,
    Invitation,
    KeptSurvey,
    Moderation,
    Response,
    ShuffledHour,
    Survey,
    SurveyPurge,
)
from surveys.purge import purge_responses
from surveys.services import Refused, create_empty, create_way_in, is_frozen, new_version, open_now
from tests.factories import (
    make_answer,
    make_draft,
    make_handed_survey,
    make_invitation,
    make_moderation,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
    make_tablet,
    make_way_in,
)
from tests.lock_waits import PATIENCE, until_waiting

DAY = date(2020, 10, 1)


def totals(event):
    for survey in event.surveys.all():
        number = Response.objects.filter(version__survey=survey).count()
        yield KeptSurvey(survey=survey, responses=number)


def purge(event, **values):
    return purge_responses(event=event, **{"on": DAY, "keep": totals, **values})


def make_filled():
    """Two forms, a text that was published, a link, a code that somebody used."""
    text = make_moderation().answer
    event = text.version.event
    make_response(version=text.version)
    make_invitation(event=event)
    make_way_in(survey=text.version.survey, rate_minute=timezone.now(), rate_starts=3)
    return event


def left(event):
    return [
        Response.objects.filter(event=event).count(),
        Answer.objects.filter(version__event=event).count(),
        Moderation.objects.filter(answer__version__event=event).count(),
        Invitation.objects.filter(event=event).count(),
        Draft.objects.filter(event=event).count(),
    ]


@pytest.mark.django_db
def test_purge_erases_answers_texts_links_and_traces_of_one_event():
    event, other = make_filled(), make_filled()
    make_draft(event=event)
    before = left(other)
    assert purge(event, report_number=3) == 2
    assert (left(event), left(other)) == ([0, 0, 0, 0, 0], before)
    [way_in] = event.ways_in.all()
    assert (way_in.rate_minute, way_in.rate_starts) == (None, 0)
    done = event.survey_purge
    assert (done.done_on, done.report_number) == (DAY, 3)
    assert (done.responses, done.texts, done.invitations) == (2, 1, 1)


@pytest.mark.django_db
def test_totals_are_those_that_the_caller_gives():
    event = make_filled()
    purge(event)
    kept = KeptSurvey.objects.filter(survey__event=event).order_by("responses")
    assert [row.responses for row in kept] == [0, 2]


@pytest.mark.django_db
def test_purge_keeps_its_first_day_and_its_first_totals():
    event = make_filled()
    assert erased_on(event) is None
    purge(event)
    assert purge(event, on=date(2021, 1, 1)) == 0
    assert erased_on(event) == DAY
    assert event.survey_purge.responses == 2


@pytest.mark.django_db
def test_purge_that_was_interrupted_after_the_totals_can_be_finished(monkeypatch):
    event = make_filled()
    monkeypatch.setattr("surveys.purge._erase", interrupt)
    with pytest.raises(KeyboardInterrupt):
        purge(event)
    monkeypatch.undo()
    assert shuffle_responses(event) == 0  # the hourly run finds rows, and leaves them
    assert finish_abandoned_drafts(event) == 0
    assert purge(event) == 2
    assert left(event) == [0, 0, 0, 0, 0]


@pytest.mark.django_db
def test_results_held_by_an_interrupted_purge_are_let_go_by_the_hourly_run(monkeypatch):
    """A closing that was late put the hold back after the totals were written."""
    event = make_filled()
    monkeypatch.setattr("surveys.purge._erase", interrupt)
    with pytest.raises(KeyboardInterrupt):
        purge(event)
    event.surveys.update(shuffle_due=True)
    assert set(holds_of(event, timezone.now()).values()) == {Hold.ORDER}
    other = make_survey(shuffle_due=True)
    assert shuffle_responses(event) == 0
    assert holds_of(event, timezone.now()) == {}
    assert Survey.objects.get(shuffle_due=True) == other


@pytest.mark.django_db
def test_purge_leaves_no_hour_that_answers_came_in():
    event, other = make_filled(), make_filled()
    for one in (event, other):
        assert shuffle_responses(one) == 2
    purge(event)
    left = ShuffledHour.objects.values_list("version__event", flat=True)
    assert set(left) == {other.pk}


def interrupt(event):
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_purge_that_was_interrupted_before_the_totals_changes_nothing():
    event = make_filled()
    before = left(event)

    def fail(_event):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        purge(event, keep=fail)
    assert left(event) == before
    assert erased_on(event) is None


@pytest.mark.django_db
def test_what_is_open_closes_and_what_was_begun_counts():
    now = timezone.now()
    survey = make_survey(opens_at=now - timedelta(days=1))
    question = make_question(version=make_survey_version(survey=survey, event=survey.event))
    question.kind = "text"
    question.save()
    later = make_survey(event=survey.event, opens_at=now + timedelta(days=1))
    make_draft(version=question.version, answers={question.code: {"text": "Bien"}})
    assert purge(survey.event) == 1
    for one in (survey, later):
        one.refresh_from_db()
        assert not one.is_open_at(now + timedelta(days=2))
    assert survey.kept.responses == 1


@pytest.mark.django_db
def test_nothing_holds_back_the_totals_of_a_purged_event():
    """Neither rows that were to be shuffled, nor what still lies on a tablet."""
    survey = make_answer().version.survey
    Survey.objects.filter(pk=survey.pk).update(
        opens_at=timezone.now() - timedelta(days=2), closes_at=None, shuffle_due=True
    )
    handed = make_handed_survey(event=survey.event, survey=survey)
    make_tablet(event=survey.event, desk=handed.desk, forms_waiting=1)
    purge(survey.event)
    assert holds_of(survey.event, timezone.now()) == {}


@pytest.mark.django_db
def test_questionnaires_of_a_purged_event_no_longer_change():
    answer = make_answer()
    survey = answer.version.survey
    purge(survey.event)
    assert is_frozen(answer.version)
    for act in (
        lambda: create_empty(event=survey.event, title="Encore", audience="visitor"),
        lambda: new_version(survey=survey),
        lambda: open_now(survey=survey),
        lambda: create_way_in(survey=survey),
    ):
        with pytest.raises(Refused, match="1er octobre 2020".replace(" ", "\u00a0")):
            act()


@pytest.mark.django_db
def test_purged_event_can_be_deleted():
    event = make_filled()
    purge(event)
    event.delete()
    assert (SurveyPurge.objects.count(), KeptSurvey.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_response_that_is_being_written_is_counted_then_erased():
    """The purge waits for it; a later one waits for the purge and is refused."""
    answer = make_answer()
    event, version = answer.version.event, answer.version
    written, may_commit = threading.Event(), threading.Event()

    def write_slowly():
        with closing(connection), transaction.atomic():
            record(version, answer.question)
            written.set()
            assert may_commit.wait(PATIENCE)

    def purge_now():
        with closing(connection):
            return purge(event)

    def write_late():
        with closing(connection), pytest.raises(IntegrityError, match="erased"):
            record(version, answer.question)

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(write_slowly)
        assert written.wait(PATIENCE)
        erased = pool.submit(purge_now)
        until_waiting("surveys_response")
        late = pool.submit(write_late)
        until_waiting("surveys_response", 2)
        may_commit.set()
        first.result()
        late.result()
        assert erased.result() == 2
    assert event.survey_purge.responses == 2
    assert left(event)[:2] == [0, 0]


def record(version, question):
    record_response(
        version=version,
        activity=None,
        channel="qr",
        language="fr",
        answers={question.code: {"score": 9}},
        hour=timezone.now(),
    )
