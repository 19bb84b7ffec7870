"""Drafts that nobody goes on with."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from surveys.answering import start_of_hour
from surveys.drafts import finish_abandoned_drafts
from surveys.models import Draft, Response
from tests.factories import make_activity, make_draft, make_survey, make_survey_version
from tests.surveys.answering.questionnaires import ANSWERS, OPINION, SCORE, WHICH

pytestmark = pytest.mark.django_db
SOME = {OPINION: ANSWERS[OPINION], SCORE: ANSWERS[SCORE]}


def draft_of(version, hours_ago, **overrides):
    hour = start_of_hour(timezone.now()) - timedelta(hours=hours_ago)
    return make_draft(version=version, hour=hour, **{"answers": SOME, **overrides})


@pytest.mark.parametrize(("hours_ago", "taken"), [(0, 0), (1, 0), (2, 0), (3, 1), (50, 1)])
def test_taken_in_two_hours_after_its_hour(version, hours_ago, taken):
    draft_of(version, hours_ago)
    assert finish_abandoned_drafts(version.event) == taken
    assert (Response.objects.count(), Draft.objects.count()) == (taken, 1 - taken)


def test_it_keeps_its_hour_its_language_and_its_activity(version):
    activity = make_activity(event=version.event)
    draft = draft_of(version, 5, language="tr", activity=activity)
    finish_abandoned_drafts(version.event)
    response = Response.objects.get()
    assert (response.hour, response.language, response.activity) == (draft.hour, "tr", activity)
    assert set(response.answers.values_list("question__code", "score")) == {
        (OPINION, None),
        (SCORE, 9),
    }


@pytest.mark.parametrize(
    "answers",
    [{}, {OPINION: {"choices": ["inconnu"]}}, {WHICH: ANSWERS[WHICH]}, {"partie": {"score": 3}}],
)
def test_nothing_right_in_it_is_nothing_to_keep(version, answers):
    draft_of(version, 5, answers=answers)
    assert finish_abandoned_drafts(version.event) == 0
    assert (Response.objects.count(), Draft.objects.count()) == (0, 0)


def test_what_is_wrong_in_it_does_not_stop_the_rest(version):
    draft_of(version, 5, answers={**SOME, "partie": {"score": 3}, "mots": {"text": "x" * 3000}})
    assert finish_abandoned_drafts(version.event) == 1
    assert Response.objects.get().answers.count() == 2


def test_closed_questionnaire_takes_all_in_at_once(version):
    draft_of(version, 0)
    type(version.survey).objects.update(closes_at=timezone.now())
    assert finish_abandoned_drafts(version.event) == 1


def test_personal_link_is_never_taken_in(version):
    """Its link still works: the same person would count twice."""
    draft_of(version, 5, channel="link")
    draft_of(version, 15 * 24, channel="link")
    assert finish_abandoned_drafts(version.event) == 0
    assert (Response.objects.count(), Draft.objects.count()) == (0, 1)


def test_personal_link_waits_for_its_person_after_the_closing_too(version):
    """The coordinator may open it again."""
    draft_of(version, 5, channel="link")
    type(version.survey).objects.update(closes_at=timezone.now())
    finish_abandoned_drafts(version.event)
    assert Draft.objects.count() == 1


def test_other_events_are_left_alone(version):
    survey = make_survey(opens_at=timezone.now())
    other = make_survey_version(event=survey.event, survey=survey)
    draft_of(other, 50)
    assert finish_abandoned_drafts(version.event) == 0
    assert Draft.objects.count() == 1


def test_command_looks_at_every_event(version, capsys):
    draft_of(version, 5)
    call_command("finish_abandoned_drafts")
    assert Response.objects.count() == 1
    assert "1" in capsys.readouterr().out
