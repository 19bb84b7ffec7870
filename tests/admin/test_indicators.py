import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_is_computed_and_what_is_typed(event, coordinator_client):
    make.make_declared_figure(event=event, figure="beneficiaries", value=400)
    make.make_indicator(event=event, name="A", figure="beneficiaries", position=1)
    make.make_indicator(event=event, name="B", achieved=12, position=2)
    make.make_indicator(event=event, name="C", position=3)
    response = coordinator_client.get(reverse("admin:events_indicator_changelist"))
    listed = response.context["cl"]
    results = [listed.model_admin.result(row) for row in listed.result_list]
    assert results == ["400", "12", "—"]
