"""What a tablet still keeps is not taken away from its desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.holding import Hold, hold_of
from tests.factories import make_handed_survey, make_survey, make_tablet

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed(event):
    survey = make_survey(
        event=event,
        opens_at=timezone.now() - timedelta(hours=3),
        closes_at=timezone.now() - timedelta(minutes=1),
    )
    return make_handed_survey(event=event, survey=survey)


@pytest.fixture
def tablet(handed):
    return make_tablet(event=handed.event, desk=handed.desk, forms_waiting=1)


def untick(client, handed):
    page = reverse("desk_change", args=[handed.event.slug, handed.desk.code])
    return client.post(page, {"name": handed.desk.name, "kind": "reception"})


def test_it_stays_as_long_as_filled_ones_wait(coordinator_client, handed, tablet):
    answer = untick(coordinator_client, handed)
    assert answer.status_code == 200
    assert "surveys" in answer.context["form"].errors
    assert "garde encore des questionnaires remplis" in answer.content.decode()
    assert hold_of(handed.survey, timezone.now()) == Hold.TABLETS


@pytest.mark.parametrize("change", ["sent", "revoked"])
def test_it_goes_once_nothing_is_waited_for(coordinator_client, handed, tablet, change):
    changes = {"sent": {"forms_waiting": 0}, "revoked": {"revoked_at": timezone.now()}}
    type(tablet).objects.filter(pk=tablet.pk).update(**changes[change])
    assert untick(coordinator_client, handed).status_code == 302
    assert not handed.desk.handed_surveys.exists()
