"""The administration in a real browser: accessible, at phone width too, under the strict policy."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.roles import Role
from tests import factories as make
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meeting(db):
    event = make.make_event()
    meeting = make.make_committee_meeting(event=event, status="held")
    make.make_meeting_attendance(meeting=meeting)
    make.make_decision(meeting=meeting)
    make.make_partnership(
        event=event, organisation=make.make_organisation(name="Mission locale de la Lyr")
    )
    return meeting


@pytest.fixture
def faults(page, meeting):
    """What the browser complained of, refused scripts and styles included; logged in."""
    told = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else 0)
    page.on("pageerror", lambda error: told.append(str(error)))
    user = make.make_event_membership(event=meeting.event, role=Role.COORDINATOR).user
    page.goto(reverse("admin:index"))
    page.locator("input[name=username]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.locator("#agenda-title").wait_for()
    return told


def addresses(meeting):
    return {
        "index": reverse("admin:index"),
        "list": reverse("admin:partners_partnership_changelist"),
        "form": reverse("admin:partners_committeemeeting_change", args=[meeting.pk]),
        "event": reverse("admin:events_event_change", args=[meeting.event_id]),
        "delete": reverse("admin:partners_committeemeeting_delete", args=[meeting.pk]),
    }


@pytest.mark.parametrize("name", ["index", "list", "form", "event", "delete"])
@pytest.mark.parametrize("width", [390, 1280])
def test_page_has_no_fault(page, faults, meeting, assert_accessible, name, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(addresses(meeting)[name])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []  # before axe, which writes styles of its own into the page
    assert_accessible(page)


def test_organisation_is_found_by_typing(page, faults, meeting):
    page.goto(addresses(meeting)["form"])
    page.locator("#attendances-1 .select2-selection").click()
    page.locator(".select2-search__field").fill("de la lyr")
    found = page.locator(".select2-results")
    found.get_by_role("option", name="Mission locale de la Lyr").click()
    chosen = page.locator("#attendances-1 .select2-selection__rendered")
    expect(chosen).to_contain_text("Mission locale de la Lyr")
    assert faults == []
