import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Event
from surveys.models import Survey, SurveyVersion
from surveys.services import create_from_bank, latest_version


@pytest.fixture
def survey(event: Event) -> Survey:
    """The ready questionnaire for visitors: seven questions, one of them conditional."""
    return create_from_bank(event=event, questionnaire="visitors")


@pytest.fixture
def version(survey: Survey) -> SurveyVersion:
    return latest_version(survey)


@pytest.fixture
def address(survey):
    """Of a page of that questionnaire, by its name."""

    def of(name, *more):
        return reverse(name, args=[survey.event.slug, survey.code, *more])

    return of


@pytest.fixture
def queries_of(coordinator_client):
    """How many a page needs, once the session knows its reader."""

    def count(page):
        coordinator_client.get(page)
        with CaptureQueriesContext(connection) as captured:
            assert coordinator_client.get(page).status_code == 200
        return len(captured)

    return count
