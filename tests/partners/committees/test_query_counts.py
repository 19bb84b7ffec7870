"""A page asks the database as many questions for 300 rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    make_agenda_point,
    make_budget,
    make_committee_meeting,
    make_committee_member,
    make_decision,
    make_meeting_document,
    make_mobilisation,
    make_preparation_session,
)


def fill(meeting):
    """One more row of each kind."""
    event = meeting.event
    member = make_committee_member(event=event)
    make_committee_member(partnership=member.partnership, deputy_of=member)
    make_agenda_point(meeting=meeting)
    make_decision(meeting=meeting, owner=member.partnership, due_on="2019-03-01")
    make_meeting_document(meeting=meeting)
    make_committee_meeting(event=event)
    make_mobilisation(event=event)
    make_preparation_session(event=event, kind="presentation_meeting")


LISTS = [
    ("committees", ()),
    ("decisions", ()),
    ("committee_members", ()),
    ("calendar_feeds", ()),
    ("committee", (1,)),
    ("committee_agenda", (1,)),
    ("committee_documents", (1,)),
    ("committee_convocation", (1,)),
    ("committee_attendance", (1,)),
    ("committee_minutes", (1,)),
    ("decision_add", (1,)),
]
FEW, SOME, MANY = 1, 3, 300


@pytest.mark.django_db
def test_pages_ask_as_much_for_many_rows(event, coordinator_client):
    make_budget(event=event)
    meeting = make_committee_meeting(event=event, number=1, status="held")
    asked, made = [], 0
    for wanted in (FEW, SOME, MANY):
        for _row in range(made, wanted):
            fill(meeting)
        made = wanted
        asked.append(
            [
                questions(coordinator_client, reverse(name, args=[event.slug, *words]))
                for name, words in LISTS
            ]
        )
    assert asked[1:] == [asked[0]] * 2


def questions(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
