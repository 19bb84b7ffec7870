"""The report read on the site, and its publication."""

import re

import pytest
from django.urls import reverse

from reporting.bilan.rendering import render_page
from reporting.bilan.report import compose_report
from reporting.models import BilanVersion
from tests.factories import (
    PASSWORD,
    make_bilan,
    make_bilan_version,
    make_committee_meeting,
    make_event,
    make_event_membership,
    make_narrative_block,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event():
    event = make_event(is_public=True)
    make_committee_meeting(event=event, number=1, status="held")
    make_narrative_block(bilan=make_bilan(event=event), section="strengths", text="- Un réseau.")
    return event


@pytest.mark.parametrize("width", [360, 1280])
def test_published_report_has_no_fault(page, assert_accessible, event, width):
    make_bilan_version(bilan=event.bilan, html=render_page(compose_report(event)))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reverse("public_bilan", args=[event.slug]))
    page.get_by_text("Un réseau.").wait_for()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_coordinator_publishes_from_the_draft(page, assert_accessible, live_server, event):
    coordinator = make_event_membership(event=event).user
    page.goto(reverse("bilan_html", args=[event.slug]))
    page.locator("input[name=username]").fill(coordinator.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.get_by_text("Un réseau.").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="Publier").click()
    assert_accessible(page)
    page.get_by_role("button", name=re.compile("Publier")).click()
    page.get_by_role("heading", name="Version 1").wait_for()
    assert_accessible(page)
    assert page.get_by_text(BilanVersion.objects.get().sha256).is_visible()
