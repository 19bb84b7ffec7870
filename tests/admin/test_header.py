"""Every page of the administration leads to what the event shows to others."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_public", [True, False])
def test_the_header_leads_to_the_pages_of_the_event(is_public, event, coordinator_client):
    event.is_public = is_public
    event.save()
    page = coordinator_client.get(reverse("admin:index")).content.decode()
    names = ["dashboard", "bilan_html", "public_event"]
    linked = [f'href="{reverse(name, args=[event.slug])}"' in page for name in names]
    assert linked == [True, True, is_public]


@pytest.mark.parametrize(
    ("model", "named"), [("partners_partnership", True), ("partners_organisation", False)]
)
def test_only_what_belongs_to_the_event_says_so(model, named, coordinator_client):
    page = coordinator_client.get(reverse(f"admin:{model}_add")).content.decode()
    assert ('class="form-event"' in page) == named


def test_events_come_first_in_their_part(coordinator_client):
    parts = coordinator_client.get(reverse("admin:index")).context["app_list"]
    assert parts[0]["models"][0]["object_name"] == "Event"
