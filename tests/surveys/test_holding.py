"""Results are read once: as long as a response may still come, nobody reads them."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from reporting.figures import figures_of
from reporting.sections.verbatims import published_quotes
from surveys.answering import start_of_hour
from surveys.holding import LATEST_ARRIVAL, Hold, hold_of, holds_of
from surveys.models import Survey
from surveys.moderation import verbatims_of
from surveys.overview import NextStep, summaries
from surveys.paper_period import allow_keying, end_keying
from surveys.services import change_dates, close_now, open_now
from tests.factories import (
    make_draft,
    make_handed_survey,
    make_moderation,
    make_tablet,
)
from tests.reporting.results.filled import add_question, fill, make_questionnaire

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SATISFIED = {"overall": {"choices": ["positive"]}}


@pytest.fixture
def version(event):
    """Closed by itself a minute ago, with twelve forms."""
    now = timezone.now()
    dates = {"opens_at": now - 3 * HOUR, "closes_at": now - timedelta(minutes=1)}
    version = make_questionnaire(event, **dates)
    add_question(version, "overall", "satisfaction")
    add_question(version, "comment", "text")
    fill(version, {"overall": "positive", "comment": "Merci."}, number=12)
    return version


def begun(version, **fields):
    hour = start_of_hour(timezone.now())
    return make_draft(version=version, hour=hour, **{"answers": SATISFIED, **fields})


def hold(version):
    survey = Survey.objects.get(pk=version.survey_id)
    found = hold_of(survey, timezone.now())
    assert holds_of(survey.event, timezone.now()).get(survey.pk) == found
    return found


def on_tablet(version, **fields):
    handed = make_handed_survey(event=version.event, survey=version.survey)
    return make_tablet(event=version.event, desk=handed.desk, **{"forms_waiting": 1, **fields})


def told(event):
    """The respondents of the first question, where its results can be read."""
    facts = figures_of(event).facts.surveys["visitors"]
    return None if facts.is_open else facts.questions["overall"].respondents


def test_results_read_after_the_closing_never_move(event, version):
    begun(version)
    readings = [told(event)]
    call_command("finish_abandoned_drafts")
    readings.append(told(event))
    assert readings == [None, 13]


@pytest.mark.parametrize("fields", [{"channel": "link"}, {"answers": {}}])
def test_drafts_that_never_count_are_not_waited_for(version, fields):
    begun(version, **fields)
    assert hold(version) is None


def test_drafts_of_another_questionnaire_hold_nothing(event, version):
    other = make_questionnaire(event, "workshops", "workshop")
    begun(other)
    assert (hold(version), hold(other)) == (None, Hold.DRAFTS)


def test_texts_wait_for_drafts_too(event, version):
    make_moderation(answer=verbatims_of(event).first())
    assert [quotes.texts for quotes in published_quotes(event)] == [("Merci.",)]
    begun(version)
    assert list(published_quotes(event)) == []
    assert not verbatims_of(event).exists()


def test_nobody_is_sent_to_hidden_results(event, version):
    [row] = summaries(event, timezone.now())
    assert row.next_step == NextStep.RESULTS
    begun(version)
    [row] = summaries(event, timezone.now())
    assert row.next_step == NextStep.HELD


def test_pages_say_why_results_are_hidden(event, version, coordinator_client):
    begun(version)
    why = str(Hold.DRAFTS.label)
    for name, more in (("results", ()), ("results_survey", ("visitors",))):
        page = coordinator_client.get(reverse(name, args=[event.slug, *more])).content.decode()
        assert why in page
        assert "Question overall" not in page
    raw = reverse("results_raw", args=[event.slug, "visitors", "csv"])
    assert coordinator_client.get(raw).status_code == 404


def test_coordinator_takes_in_at_once_what_was_begun(event, version, coordinator_client):
    begun(version)
    page = reverse("survey_opening", args=[event.slug, "visitors"])
    assert str(Hold.DRAFTS.label) in coordinator_client.get(page).content.decode()
    assert event.drafts.count() == 1  # looking changes nothing
    coordinator_client.post(page, {"action": "finish"})
    assert (event.drafts.count(), told(event)) == (0, 13)


def test_open_questionnaire_keeps_its_drafts(event, version, coordinator_client):
    change_dates(survey=version.survey, opens_at=timezone.now() - HOUR, closes_at=None)
    begun(version)
    page = reverse("survey_opening", args=[event.slug, "visitors"])
    coordinator_client.post(page, {"action": "finish"})
    assert event.drafts.count() == 1


def test_results_wait_for_what_a_tablet_says_it_keeps(version):
    tablet = on_tablet(version)
    assert hold(version) == Hold.TABLETS
    tablet.forms_waiting = 0
    tablet.save()
    assert hold(version) is None


def test_tablet_is_waited_for_as_long_as_it_may_send(version):
    on_tablet(version)
    now = timezone.now()
    survey = version.survey
    last = survey.closes_at + LATEST_ARRIVAL
    assert hold_of(survey, last) == Hold.TABLETS
    assert hold_of(survey, last + timedelta(seconds=1)) is None
    assert hold_of(survey, now) == Hold.TABLETS


def test_revoked_tablet_is_not_waited_for(version):
    tablet = on_tablet(version)
    tablet.revoked_at = timezone.now()
    tablet.save()
    assert hold(version) is None


def test_tablet_that_hands_another_questionnaire_round_holds_nothing(event, version):
    on_tablet(make_questionnaire(event, "workshops", "workshop"))
    assert hold(version) is None


def test_what_was_read_before_does_not_keep_keying_going(version):
    read_before = Survey.objects.get(pk=version.survey_id)
    allow_keying(survey=version.survey)
    assert hold(version) == Hold.PAPER
    end_keying(survey=read_before)
    assert hold(version) is None


def test_what_was_read_before_still_closes(version):
    read_before = Survey.objects.get(pk=version.survey_id)
    open_now(survey=version.survey)
    close_now(survey=read_before)
    assert hold(version) is None
