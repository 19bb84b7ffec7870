"""A calendar that reads by a secret link: what is in it, and what is not."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from partners.committees.feeds import create_feed, revoke_feed
from tests.factories import (
    make_activity,
    make_activity_host,
    make_agenda_point,
    make_committee_meeting,
    make_committee_member,
    make_mobilisation,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)

pytestmark = pytest.mark.django_db
TODAY = date(2019, 1, 15)


def read(client, new):
    return client.get(reverse("calendar_feed", args=[new.key]))


def summaries(answer):
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return [str(event["SUMMARY"]).split(" – ")[0] for event in events]


@pytest.fixture
def person(event):
    """A professional who sits on the committee, comes to one session, whose organisation runs one
    workshop; beside them, meetings and sessions of others."""
    meeting = make_committee_meeting(event=event, number=1)
    make_agenda_point(meeting=meeting, title="Lieu", speaker="Dominique Secret")
    make_committee_meeting(number=2)
    organisation = make_partnership(event=event)
    professional = make_professional(organisation=organisation.organisation)
    mobilised = make_mobilisation(event=event, professional=professional)
    mine = make_preparation_session(event=event, title="Découverte")
    make_session_attendance(session=mine, mobilisation=mobilised)
    other = make_session_attendance(
        session=make_preparation_session(event=event, title="Autre"),
        mobilisation=make_mobilisation(event=event),
    )
    assert other.session.title == "Autre"
    make_activity_host(
        activity=make_activity(event=event, title="Atelier CV"), partnership=organisation
    )
    make_activity(event=event, title="Atelier des autres")
    return mobilised


def test_whole_committee_reads_its_meetings(person, event, client):
    answer = read(client, create_feed(event=event, today=TODAY))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert summaries(answer) == ["COPIL n°\u00a01"]


def test_member_reads_meetings_sessions_and_activities(person, event, client):
    member = make_committee_member(event=event, professional=person.professional)
    answer = read(client, create_feed(event=event, today=TODAY, member=member))
    assert summaries(answer) == ["COPIL n°\u00a01", "Découverte", "Atelier CV"]


def test_professional_outside_the_committee_reads_no_meeting(person, event, client):
    answer = read(client, create_feed(event=event, today=TODAY, mobilisation=person))
    assert summaries(answer) == ["Découverte", "Atelier CV"]


def test_feed_names_nobody(person, event, client):
    member = make_committee_member(event=event, professional=person.professional)
    answer = read(client, create_feed(event=event, today=TODAY, member=member))
    names = ["Secret", person.professional.last_name, "example.org"]
    assert [name for name in names if name in answer.content.decode()] == []


def test_cancelled_meeting_is_said_to_be_cancelled(event, client):
    make_committee_meeting(event=event, status="cancelled")
    answer = read(client, create_feed(event=event, today=TODAY))
    [entry] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(entry["STATUS"]) == "CANCELLED"


def test_absent_from_a_session_is_not_expected(person, event, client):
    person.session_attendances.update(status="absent")
    answer = read(client, create_feed(event=event, today=TODAY, mobilisation=person))
    assert summaries(answer) == ["Atelier CV"]


def test_unchanged_feed_is_not_sent_again(person, event, client):
    new = create_feed(event=event, today=TODAY)
    first = read(client, new)
    address = reverse("calendar_feed", args=[new.key])
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "private, max-age=900"
    make_committee_meeting(event=event)
    changed = client.get(address, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_revoked_link_is_as_if_it_had_never_been(event, client):
    new = create_feed(event=event, today=TODAY)
    assert read(client, new).status_code == 200
    revoke_feed(feed=new.feed)
    revoked, unknown = read(client, new), client.get(reverse("calendar_feed", args=["x" * 32]))
    assert (revoked.status_code, revoked.content) == (404, unknown.content)


def test_link_of_who_left_shows_nothing_more(person, event, client):
    member = make_committee_member(event=event, professional=person.professional)
    mine = create_feed(event=event, today=TODAY, member=member)
    theirs = create_feed(event=event, today=TODAY, mobilisation=person)
    assert summaries(read(client, theirs))[0] == "COPIL n°\u00a01"
    member.left_on = date(2019, 1, 15)
    member.save()
    assert read(client, mine).status_code == 404
    assert summaries(read(client, theirs)) == ["Découverte", "Atelier CV"]


def test_secret_is_not_kept(event):
    new = create_feed(event=event, today=TODAY)
    assert new.key not in str(vars(new.feed))
    assert datetime.fromisoformat(f"{new.feed.created_on}").date() == TODAY


@pytest.mark.parametrize("meetings", [1, 3, 300])
def test_feed_asks_as_much_for_many_meetings(meetings, event, client, django_assert_num_queries):
    for number in range(meetings):
        make_agenda_point(meeting=make_committee_meeting(event=event, number=number + 1))
    new = create_feed(event=event, today=TODAY)
    with django_assert_num_queries(4):
        read(client, new)
