"""Objectives and declared figures choose their figure by name, among those that exist."""

import pytest
from django.urls import reverse

from events.models import Indicator
from tests import factories as make
from tests.admin.test_refused_forms import errors_of

pytestmark = pytest.mark.django_db


def indicator_form(figure):
    return {"name": "Accueillir", "code": "accueillir", "position": 1, "figure": figure}


def test_an_unknown_figure_is_refused(event, coordinator_client):
    response = coordinator_client.post(
        reverse("admin:events_indicator_add"), indicator_form("no_such_figure")
    )
    assert len(errors_of(response)) == 1
    assert not Indicator.objects.exists()


@pytest.mark.parametrize("figure", ["", "beneficiaries", "grant_share.region"])
def test_a_known_figure_is_kept(figure, event, coordinator_client):
    make.make_grant(event=event, code="region")
    coordinator_client.post(reverse("admin:events_indicator_add"), indicator_form(figure))
    assert Indicator.objects.get().figure == figure


def test_a_declared_figure_is_listed_by_name(event, coordinator_client):
    make.make_declared_figure(event=event, figure="beneficiaries")
    page = coordinator_client.get(reverse("admin:reporting_declaredfigure_changelist"))
    assert "Bénéficiaires" in page.text
