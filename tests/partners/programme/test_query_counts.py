"""A page asks the database as many questions for 300 rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    make_activity,
    make_activity_host,
    make_assignment,
    make_hub,
    make_opening_day,
    make_room,
    make_stand,
    make_stand_holder,
)

pytestmark = pytest.mark.django_db


def address(name, event):
    return reverse(name, args=[event.slug])


LISTS = ("programme", "programme_presences", "floor", "programme_add", "public_programme")
FEW, SOME, MANY = 1, 3, 300


def fill(event, number):
    """One more row of each kind, in rooms and at stands of their own."""
    activity = make_activity(event=event, room=make_room(event=event), hub=make_hub(event=event))
    make_activity_host(activity=activity)
    row = make_assignment(activity=activity)
    stand = make_stand(event=event)
    make_stand_holder(stand=stand)
    make_assignment(mobilisation=row.mobilisation, stand=stand)


def test_pages_ask_as_much_for_many_rows(event, coordinator_client):
    type(event).objects.update(is_public=True)
    make_opening_day(event=event, date="2019-04-17")
    asked, made = [], 0
    for wanted in (FEW, SOME, MANY):
        for number in range(made, wanted):
            fill(event, number)
        made = wanted
        asked.append([questions(coordinator_client, address(name, event)) for name in LISTS])
    assert asked[1:] == [asked[0]] * 2


def questions(client, page):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)
