"""The entry page before anything is keyed in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_opening_day
from tests.surveys.answering.questionnaires import make_open_survey
from tests.surveys.paper.test_entry import fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(event):
    return make_open_survey(event=event)


@pytest.fixture
def page(version):
    return reverse("paper_answers", args=[version.event.slug, version.survey.code])


def test_page_of_an_unopened_questionnaire_says_so(coordinator_client, version, page):
    type(version.survey).objects.update(opens_at=timezone.now() + timedelta(hours=5))
    assert coordinator_client.get(page).context["keying"] == "not open"


def test_day_proposed_is_the_last_one_that_was(coordinator_client, page, event):
    make_opening_day(event=event)
    assert fields(coordinator_client.get(page))["jour"] == event.starts_on.isoformat()
