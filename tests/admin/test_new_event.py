"""What a new event starts with, and what it takes along when it is deleted."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from events.models import Event
from tests import factories as make
from tests.admin.test_current_event import current
from visits.default_profiles import default_choices

pytestmark = pytest.mark.django_db
USUAL = "admin:visits_profilechoice_usual"


def new_event(clients, last_day):
    venue = make.make_venue()
    form = {
        "name": "Cité éphémère de Bondy",
        "slug": "bondy-2027",
        "venue": venue.pk,
        "starts_on": "16/04/2027",
        "ends_on": last_day,
        "mask_inside": 5,
        "mask_public": 11,
        "explain_gap_from": 10,
        "retention_months": 12,
    }
    clients["administrator"].post(reverse("admin:events_event_add"), form)
    return Event.objects.get(slug="bondy-2027")


def test_a_new_event_has_the_hubs_of_the_charter(clients):
    assert new_event(clients, last_day="16/04/2027").hubs.count() == 6


def test_who_creates_an_event_goes_on_working_on_it(clients):
    created = new_event(clients, last_day="16/04/2027")
    assert current(clients["administrator"]) == created


@pytest.mark.parametrize(
    ("last_day", "days"), [("16/04/2027", 1), ("18/04/2027", 3), ("30/06/2027", 0)]
)
def test_a_new_event_opens_every_day_unless_it_lasts_a_season(last_day, days, clients):
    event = new_event(clients, last_day)
    dates = [event.starts_on + timedelta(days=number) for number in range(days)]
    hours = [(date, time(10), time(18)) for date in dates]
    assert list(event.opening_days.values_list("date", "opens_at", "closes_at")) == hours


def test_the_usual_profile_lists_are_added_once(event, coordinator_client):
    for _ in range(2):
        coordinator_client.post(reverse(USUAL))
        assert event.profile_choices.count() == len(list(default_choices()))


def test_the_usual_profile_lists_are_not_added_by_a_link(event, coordinator_client):
    assert coordinator_client.get(reverse(USUAL)).status_code == 405
    assert not event.profile_choices.exists()


def test_an_event_that_was_never_approved_can_be_deleted_with_all_it_holds(event):
    hub, activity = make.make_hub(event=event), make.make_activity(event=event)
    make.make_desk(event=event, kind="hub", hub=hub)
    make.make_check_in(event=event, kind="interview", hub=hub)
    make.make_check_in(event=event, kind="workshop", activity=activity)
    make.make_answer()
    for each in Event.objects.all():
        each.delete()
    assert not Event.objects.exists()
