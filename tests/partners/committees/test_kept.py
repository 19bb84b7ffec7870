"""Minutes that were sent keep the names and the quorum of that day."""

from datetime import date

import pytest

from partners.committees.decisions import add_decision, delete_decision
from partners.committees.minutes import approve_minutes, mark_sent
from partners.committees.papers import minutes_context
from partners.committees.quorum import quorum_of
from tests.factories import (
    make_committee_meeting,
    make_committee_member,
    make_committee_rules,
    make_decision,
    make_meeting_attendance,
    make_member_attendance,
    make_partnership,
    make_professional,
)

pytestmark = pytest.mark.django_db
TODAY = date(2019, 3, 1)


@pytest.fixture
def meeting(event):
    """Two carriers of three are there; one of them is represented by the other, and decides."""
    make_committee_rules(event=event, quorum="two_thirds")
    meeting = make_committee_meeting(
        event=event, status="held", minutes="Lu.", minutes_status="draft"
    )
    carriers = [make_partnership(event=event, is_carrier=True) for _ in range(3)]
    person = make_professional(first_name="Ada", last_name="Martin")
    speaks, away = (make_committee_member(partnership=one) for one in carriers[:2])
    speaks.professional, speaks.first_name, speaks.last_name, speaks.email = person, "", "", ""
    speaks.save()
    make_meeting_attendance(meeting=meeting, partnership=carriers[0], people=1)
    make_meeting_attendance(
        meeting=meeting, partnership=carriers[1], status="represented", people=0
    )
    make_member_attendance(meeting=meeting, member=speaks, status="present")
    make_member_attendance(
        meeting=meeting, member=away, status="represented", represented_by=speaks
    )
    make_decision(meeting=meeting, owner=carriers[0])
    return meeting


def printed(meeting):
    meeting = type(meeting).objects.select_related("event").get()
    context = minutes_context(meeting)
    quorum = context["quorum"]
    decisions, groups = context["decisions"], context["attendance"]
    return decisions, groups, (quorum.there, quorum.carriers, quorum.is_reached)


def everything_is_renamed(event):
    for member in event.committee_members.all():
        if member.professional:
            member.professional.last_name = "Renommée"
            member.professional.save()
        else:
            member.last_name = "Renommé"
            member.save()
    for partnership in event.partnerships.all():
        partnership.organisation.name = f"Renommée {partnership.pk}"
        partnership.organisation.save()
    make_partnership(event=event, is_carrier=True)
    event.committee_rules.quorum = "all"
    event.committee_rules.save()


@pytest.mark.parametrize("is_approved", [False, True])
def test_renaming_and_new_carriers_change_nothing_that_was_sent(is_approved, event, meeting):
    mark_sent(meeting=meeting, today=TODAY)
    before = printed(meeting)
    assert before[2] == (2, 3, True)
    if is_approved:
        approve_minutes(meeting=meeting, revision=0, day=TODAY, today=TODAY)
    everything_is_renamed(event)
    assert printed(meeting) == before
    assert "Ada Martin" in str(before)


def test_draft_shows_what_is_true_today(event, meeting):
    before = printed(meeting)
    everything_is_renamed(event)
    decisions, groups, quorum = printed(meeting)
    assert quorum == (2, 4, False)
    assert "Renommée" in str(decisions)
    assert "Ada Martin" in str(before[1])
    assert "Ada Martin" not in str(groups)


def test_corrected_minutes_keep_what_is_true_when_they_are_sent_again(event, meeting):
    mark_sent(meeting=meeting, today=TODAY)
    everything_is_renamed(event)
    event.committee_meetings.update(minutes="Autre.")
    mark_sent(meeting=meeting, today=TODAY)
    meeting.refresh_from_db()
    assert quorum_of(meeting).carriers == 4
    assert "Ada Martin" not in str(printed(meeting))


def test_number_of_a_deleted_decision_is_given_to_no_other(event):
    meeting = make_committee_meeting(event=event)
    first = add_decision(meeting=meeting, text="Une.")
    delete_decision(decision=first)
    assert add_decision(meeting=meeting, text="Autre.").number == first.number + 1


def test_event_leaves_with_its_withdrawn_numbers(event):
    decision = make_decision(event=event)
    decision.delete()
    make_decision(event=event)
    event.delete()
