"""Steering committees: accessible, on a phone too, and without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from partners.committees.convening import convene
from tests.browser.signing_in import sign_in
from tests.factories import (
    make_agenda_point,
    make_committee_meeting,
    make_committee_member,
    make_decision,
    make_event,
    make_meeting_attendance,
    make_meeting_document,
    make_partnership,
    make_preparation_session,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event():
    """A committee that was held, with a late decision; one convened; one planned."""
    event, today = make_event(), timezone.localdate()
    carrier = make_partnership(event=event, is_carrier=True)
    titular = make_committee_member(event=event, partnership=carrier)
    make_committee_member(partnership=carrier, deputy_of=titular, has_voice=False)
    make_committee_member(event=event, email="", left_on=today)
    held = make_committee_meeting(event=event, number=1, status="held")
    make_meeting_attendance(meeting=held, partnership=carrier, people=2)
    make_agenda_point(meeting=held)
    make_agenda_point(meeting=held, kind="decision", speaker="Est Ensemble", minutes=20)
    make_meeting_document(meeting=held)
    make_decision(meeting=held, number=1, owner=carrier, due_on="2019-03-01")
    make_decision(meeting=held, number=2, status="done")
    soon = {"starts_at": "14:00", "ends_at": "16:00", "place": "Bagnolet"}
    day = today + timedelta(days=20)
    convened = make_committee_meeting(event=event, number=2, date=day, **soon)
    make_agenda_point(meeting=convened)
    convened.refresh_from_db()
    convene(meeting=convened, by=None, today=today)
    make_committee_meeting(event=event, number=3, date=day)
    make_preparation_session(event=event, kind="presentation_meeting", code="reunion", date=day)
    return event


def addresses(event):
    member = event.committee_members.first()
    point = event.agenda_points.first()
    pages = [
        ("committees",),
        ("committee_add",),
        ("committee_members",),
        ("members_add",),
        ("member_edit", member.code),
        ("member_forget", member.code),
        ("calendar_feeds",),
        ("presentation_convocation", "reunion"),
        ("decisions",),
        ("decision_edit", 1),
        ("committee", 1),
        ("committee", 2),
        ("committee", 3),
        ("committee_edit", 2),
        ("committee_cancel", 2),
        ("committee_agenda", 1),
        ("committee_agenda", 2),
        ("agenda_point", point.meeting.number, point.pk),
        ("committee_documents", 1),
        ("committee_convocation", 2),
        ("committee_convocation", 3),
        ("committee_attendance", 1),
        ("committee_minutes", 1),
        ("minutes_approve", 1),
        ("decision_add", 1),
    ]
    return [reverse(name, args=[event.slug, *words]) for name, *words in pages]


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_have_no_fault(context, event, assert_accessible, width):
    page = sign_in(context, event, Role.COORDINATOR)
    page.set_viewport_size({"width": width, "height": 800})
    for one in addresses(event):
        assert page.goto(one).status == 200, one
        assert page.evaluate("document.documentElement.scrollWidth") <= width, one
        assert_accessible(page)


def test_agenda_is_ordered_without_javascript(browser, live_server, event):
    """By keyboard: the page comes back to the button that was pressed."""
    with browser.new_context(
        base_url=live_server.url, locale="fr-FR", java_script_enabled=False
    ) as context:
        page = sign_in(context, event, Role.COORDINATOR)
        meeting = event.committee_meetings.get(number=1)
        first, second = meeting.points.order_by("position")
        page.goto(reverse("committee_agenda", args=[event.slug, 1]))
        page.locator(f"#down-{first.pk}").press("Enter")
        page.wait_for_url(f"**#down-{first.pk}")
        assert list(meeting.points.order_by("position")) == [second, first]
