"""What a page does not offer as a filter, its address does not filter by."""

import pytest
from django.urls import reverse

from tests import factories as make
from tests.personas import client_of, holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(event):
    survey = make.make_survey(event=event)
    for is_answered in (True, False):
        make.make_invitation(event=event, survey=survey, is_answered=is_answered)
    return survey


def listed(client, model, query):
    address = reverse(f"admin:{model}_changelist")
    return client.get(f"{address}?{query}")


@pytest.mark.parametrize("column", ["is_answered", "is_answered__exact", "code__startswith"])
def test_who_answered_cannot_be_found_by_the_address(survey, coordinator_client, column):
    assert listed(coordinator_client, "surveys_invitation", f"{column}=1").status_code == 400


def test_filters_of_the_page_work(survey, coordinator_client):
    other = make.make_survey(event=survey.event)
    for chosen, number in ((survey, 2), (other, 0)):
        answer = listed(coordinator_client, "surveys_invitation", f"survey__id__exact={chosen.pk}")
        assert answer.context["cl"].queryset.count() == number


def test_secret_of_a_tablet_cannot_be_guessed_letter_by_letter(event):
    client = client_of(holder(event, "coordinator"))
    assert listed(client, "visits_desk", "tablets__token_hash__startswith=a").status_code == 400


@pytest.mark.parametrize("query", ["starts_on__year=2019", "starts_on__month=4"])
def test_years_and_months_above_a_list_work(event, coordinator_client, query):
    assert listed(coordinator_client, "events_event", query).status_code == 200
