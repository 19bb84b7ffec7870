"""Where somebody who logs in begins."""

import pytest
from django.urls import reverse

from tests.factories import make_administrator, make_event_membership
from tests.personas import client_of

pytestmark = pytest.mark.django_db


def test_first_administrator_is_told_to_create_the_first_event():
    client = client_of(make_administrator())
    assert reverse("admin:events_event_add") in client.get(reverse("home")).text
    assert reverse("admin:events_event_add") in client.get(reverse("admin:index")).text


def test_coordinator_begins_with_what_is_to_do_and_others_with_the_figures(event, other_event):
    user = make_event_membership(event=event, role="coordinator").user
    make_event_membership(event=other_event, role="funder", user=user)
    text = client_of(user).get(reverse("home")).text
    assert f'href="{reverse("to_do", args=[event.slug])}"' in text
    assert f'href="{reverse("dashboard", args=[other_event.slug])}"' in text


def test_steps_done_in_the_administration_wait_until_it_shows_this_event(event, other_event):
    user = make_event_membership(event=event, role="coordinator").user
    make_event_membership(event=other_event, role="coordinator", user=user)
    client = client_of(user)
    declare = reverse("admin:reporting_declaredfigure_add")
    shown = {one: f'href="{declare}"' in to_do(client, one) for one in (event, other_event)}
    assert sorted(shown.values()) == [False, True]
    for one, is_linked in shown.items():
        assert reverse("budget_entry", args=[one.slug]) in to_do(client, one)
        if not is_linked:
            client.post(reverse("admin:switch_event"), {"event": one.pk})
            assert f'href="{declare}"' in to_do(client, one)


def to_do(client, event):
    return client.get(reverse("to_do", args=[event.slug])).text
