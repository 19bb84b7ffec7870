"""People of the committee: found, told what is known, erased."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from partners.committees.keeping import keep_what_is_printed
from partners.committees.members import forget_member, known_of
from partners.committees.papers import attendance_groups
from partners.people_erasure import erase_person
from tests.factories import (
    make_calendar_feed,
    make_committee_meeting,
    make_committee_member,
    make_event,
    make_meeting_attendance,
    make_member_attendance,
    make_mobilisation,
    make_professional,
)
from tests.partners.committee_cases import approve

pytestmark = pytest.mark.django_db


def test_directory_gives_name_and_address():
    person = make_professional(first_name="Ada", last_name="Martin", email="ada@example.org")
    member = make_committee_member(professional=person)
    assert (member.display_name, member.address) == ("Ada Martin", "ada@example.org")


def test_erased_member_still_counts_in_approved_minutes():
    member = make_committee_member()
    meeting = make_committee_meeting(event=member.event)
    make_member_attendance(meeting=meeting, member=member)
    approve(meeting)
    forget_member(member=member)
    member.refresh_from_db()
    assert (member.display_name, member.address) == (member.code, "")
    assert known_of(member)["attendances"][0]["status"] == "excused"


def test_erased_name_goes_from_approved_minutes():
    """On request: the seat, then its person of the directory; nobody takes their place there."""
    for is_of_directory in (False, True):
        person = make_professional(first_name="Ada", last_name="Zzcanari")
        member = make_committee_member(professional=person)
        meeting = make_committee_meeting(event=member.event)
        tally = make_meeting_attendance(meeting=meeting, partnership=member.partnership)
        make_member_attendance(meeting=meeting, member=member)
        keep_what_is_printed(meeting)
        approve(meeting)
        if is_of_directory:
            erase_person(person=person)
        else:
            forget_member(member=member)
        [group] = attendance_groups(meeting)
        assert (group.name, group.members[0].name) == (str(tally.partnership), member.code)


@pytest.mark.parametrize(("days", "expected"), [(400, ""), (300, "Kept")])
def test_members_are_forgotten_some_months_after_the_event(days, expected):
    day = timezone.localdate() - timedelta(days=days)
    member = make_committee_member(event=make_event(starts_on=day, ends_on=day), last_name="Kept")
    make_calendar_feed(member=member)
    call_command("purge_people", stdout=StringIO())
    member.refresh_from_db()
    assert (member.last_name, member.calendar_feeds.exists()) == (expected, bool(expected))


def test_calendar_links_go_with_the_person(event):
    person = make_mobilisation(event=event).professional
    member = make_committee_member(event=event, professional=person)
    make_calendar_feed(member=member)
    make_calendar_feed(mobilisation=person.mobilisations.get())
    kept = make_calendar_feed(event=event)
    erase_person(person=person)
    member.refresh_from_db()
    assert list(event.calendar_feeds.all()) == [kept]
    assert member.display_name == person.code
