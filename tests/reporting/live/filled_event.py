"""An event whose questionnaires hold every kind of question, small cells and two versions."""

from datetime import timedelta

from django.utils import timezone

from surveys.models import Answer, Choice, SurveyVersion
from tests.factories import (
    make_event,
    make_invitation,
    make_moderation,
    make_profile_choice,
    make_way_in,
)
from tests.reporting.results.filled import add_question, fill, make_questionnaire

AGES = ("under_16", "16_17", "18_25", "26_29", "30_44")
OBTAINED = ("new_information", "steps", "contacts", "nothing")


def make_filled_event(**fields):
    return make_filled_event_in(make_event(**fields))


def make_filled_event_in(event):
    for code in AGES:
        make_profile_choice(event=event, dimension="age_band", code=code, label=code)
    _visitors(event)
    _workshops(event)
    _professionals(event)
    return event


def _closed():
    now = timezone.now()
    return {
        "opens_at": now - timedelta(days=9),
        "closes_at": now - timedelta(days=8),
    }


def _visitors(event):
    first = make_questionnaire(event, "visitors", "visitor", **_closed())
    _visitor_questions(first)
    second = SurveyVersion.objects.create(event=event, survey=first.survey, number=2)
    _visitor_questions(second)
    _fill_visitors(first, 1)
    _fill_visitors(second, 2)
    make_way_in(survey=first.survey, rate_starts=3, rate_minute=timezone.now())
    for answer in Answer.objects.filter(version=second).exclude(text="")[:2]:
        make_moderation(answer=answer, in_report=True)


def _visitor_questions(version):
    add_question(version, "satisfaction", "satisfaction", position=1)
    add_question(version, "obtained", "multiple", OBTAINED, position=2)
    shown = Choice.objects.get(question__version=version, code="steps")
    add_question(version, "which_steps", "single", ("one", "two"), position=3, shown_if=shown)
    add_question(version, "mark", "recommendation", position=4)
    add_question(version, "age_band", "single", AGES, position=5)
    add_question(version, "reasons", "multiple", ("train", "work", "discover"), position=6)
    add_question(version, "comment", "text", position=7)


def _fill_visitors(version, times):
    """Under sixteen: two people, whom no page shows."""
    fill(version, {"satisfaction": "very_positive", "mark": 9, "age_band": "18_25"}, 9 * times)
    fill(version, {"satisfaction": "positive", "obtained": ["steps"], "which_steps": "one"}, 7)
    fill(version, {"satisfaction": "negative", "age_band": "16_17", "reasons": ["train"]}, 5)
    fill(version, {"satisfaction": "no_opinion", "age_band": "30_44", "comment": "Trop court"}, 8)
    fill(version, {"mark": 3, "age_band": "under_16", "reasons": ["work", "discover"]}, times)
    fill(version, {"obtained": ["contacts", "nothing"], "reasons": ["discover"], "mark": 0}, 12)


def _workshops(event):
    version = make_questionnaire(event, "workshops", "workshop", **_closed())
    add_question(version, "satisfaction", "satisfaction")
    add_question(version, "left_with", "single", ("information", "prospects"))
    fill(version, {"satisfaction": "positive", "left_with": "information"}, 31, channel="qr")
    fill(version, {"satisfaction": "negative", "left_with": "prospects"}, 12, channel="paper")


def _professionals(event):
    version = make_questionnaire(event, "professionals", "professional", **_closed())
    add_question(version, "concept_meets_needs", "single", ("yes", "no"))
    add_question(version, "main_benefit", "single", ("new_tools", "practice"))
    fill(version, {"concept_meets_needs": "yes", "main_benefit": "practice"}, 8, channel="link")
    for number in range(20):
        make_invitation(event=event, survey=version.survey, is_answered=number < 8)
