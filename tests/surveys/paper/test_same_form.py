"""One form is one sheet, whichever version is chosen when it is sent again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.models import Response
from tests.factories import make_choice, make_question, make_survey_version
from tests.surveys.answering.questionnaires import OPINION, make_open_survey
from tests.surveys.paper.test_entry import fields, hour_of

pytestmark = pytest.mark.django_db
SATISFIED = {f"choix-{OPINION}": "positive"}


@pytest.fixture
def first(event):
    return make_open_survey(event=event)


@pytest.fixture
def second(first):
    """A version that asks one of the same questions."""
    version = make_survey_version(event=first.event, survey=first.survey, number=2)
    question = make_question(version=version, code=OPINION, kind="satisfaction")
    make_choice(question=question, code="positive", valence="positive")
    return version


@pytest.fixture
def page(first):
    return reverse("paper_answers", args=[first.event.slug, first.survey.code])


@pytest.fixture
def stack(coordinator_client, page, second):
    return fields(coordinator_client.get(page)) | hour_of(timezone.localtime())


def test_sent_again_for_another_version_it_adds_nothing(coordinator_client, page, stack):
    coordinator_client.post(page, {**stack, **SATISFIED, "version": "1"})
    again = coordinator_client.post(page, {**stack, **SATISFIED, "version": "2"})
    assert again.context["told"][0] == "bad"
    assert [row.version.number for row in Response.objects.all()] == [1]


def test_taken_back_it_returns_in_its_own_version(coordinator_client, page, stack):
    coordinator_client.post(page, {**stack, **SATISFIED, "version": "1"})
    again = coordinator_client.post(page, {**stack, **SATISFIED, "version": "2"})
    undo = {**fields(again), "version": "2", "action": "undo", "reprise": again.context["undo"]}
    returned = coordinator_client.post(page, undo)
    assert fields(returned)["version"] == "1"
    assert len(returned.context["rows"]) == 5
    assert Response.objects.count() == 0


@pytest.mark.parametrize("number", ["²", "٣", "-1", "9" * 30, "9" * 5000, "x"])
def test_version_that_is_no_number(coordinator_client, page, number):
    assert coordinator_client.get(page, {"version": number}).status_code == 404
