"""The live view as a page, with and without the script that refreshes it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_activity,
    make_check_in,
    make_desk,
    make_event,
    make_event_membership,
    make_hub,
    make_tablet,
)
from tests.personas import client_of, holder
from tests.reporting.live.scenes import arrive, leave, make_event_on, quarter
from visits.wall_links import create_wall_link

pytestmark = pytest.mark.django_db
FIGURE = re.compile(r'data-figure="(\w+)">([^<]*)<')
REGION = re.compile(r'data-region="(\w+)"')


def body(client, event, page="live"):
    response = client.get(reverse(page, args=[event.slug]))
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.fixture
def event(db):
    return make_event_on()


def test_page_shows_the_figures_of_now(coordinator_client, event):
    arrive(event, 40, slot=quarter() - timedelta(days=1))
    arrive(event, 30)
    leave(event, 12)
    assert dict(FIGURE.findall(body(coordinator_client, event))) == {
        "arrivals_today": "30",
        "beneficiaries": "70",
        "people_inside": "18",
    }


def test_state_is_what_the_page_holds(coordinator_client, event):
    arrive(event, 30)
    make_hub(event=event)
    page, state = (body(coordinator_client, event, name) for name in ("live", "live_state"))
    assert REGION.findall(state) == REGION.findall(page)
    assert FIGURE.findall(state) == FIGURE.findall(page)
    assert "<html" not in state


def test_page_is_never_kept(coordinator_client, event):
    for name in ("live", "live_state"):
        response = coordinator_client.get(reverse(name, args=[event.slug]))
        assert response.headers["Cache-Control"] == "private, no-store"


def test_page_can_be_refreshed_without_script(coordinator_client, event):
    button = f'<noscript><a class="button button-secondary" href="/pilotage/{event.slug}/direct/">'
    assert button in body(coordinator_client, event)


@pytest.mark.parametrize(
    ("people", "words"), [(89, None), (90, "Presque complet"), (100, "Complet")]
)
def test_crowd_is_said_in_words_with_an_icon(coordinator_client, event, people, words):
    arrive(event, people)
    page = body(coordinator_client, event)
    said = re.findall(r"</svg>\s*<strong>(\w+(?: \w+)?)", page)
    assert said == ([words] if words else [])


def test_people_inside_are_not_shown_where_nobody_counts_exits(coordinator, coordinator_client):
    event = make_event_on(counts_exits=False)
    make_event_membership(event=event, user=coordinator, role="coordinator")
    arrive(event)
    assert set(dict(FIGURE.findall(body(coordinator_client, event)))) == {
        "arrivals_today",
        "beneficiaries",
    }


@pytest.mark.parametrize(
    ("first", "figures"),
    [
        (1, set()),
        (0, {"arrivals_today", "beneficiaries"}),
        (-1, {"beneficiaries", "interviews"}),
    ],
)
def test_before_during_and_after(coordinator, first, figures):
    day = timezone.localdate() + timedelta(days=first)
    event = make_event(starts_on=day, ends_on=day)
    make_event_membership(event=event, user=coordinator, role="coordinator")
    for kind in ("arrival", "interview"):
        make_check_in(event=event, kind=kind, slot=quarter())
    page = body(client_of(coordinator), event)
    assert set(dict(FIGURE.findall(page))) == figures
    assert ("empty-state" in page) is (first > 0)
    assert (reverse("dashboard_attendance", args=[event.slug]) + '">Qui' in page) is (first < 0)


def test_desks_in_service_and_silent_lead_to_their_page(coordinator_client, event):
    now = timezone.now()
    for minutes in (0, 1, 30):
        desk, contact = make_desk(event=event), now - timedelta(minutes=minutes)
        make_tablet(event=event, desk=desk, paired_at=contact, last_contact_at=contact)
    page = body(coordinator_client, event)
    line = re.search(r'<p class="live-desks">(.*?)</p>', page, re.DOTALL)[1]
    words = " ".join(re.sub(r"<[^>]+>", "", line).split())
    assert words == "2 postes en service, 1 silencieux. Voir les postes"
    assert reverse("desks", args=[event.slug]) in line


def test_only_coordinators_are_led_to_the_wall_links(event):
    address = reverse("wall_links", args=[event.slug])
    led = [role for role in ("coordinator", "reception") if address in as_role(event, role)]
    assert led == ["coordinator"]


def as_role(event, role):
    return body(client_of(holder(event, role)), event)


def test_link_to_the_live_view_comes_second(coordinator_client, event):
    page = body(coordinator_client, event, "dashboard")
    links = re.findall(rf'href="/pilotage/{event.slug}/(\w*)/?"', page.split("section-nav")[1])
    assert links[:3] == ["", "direct", "frequentation"]


def test_room_and_seats_of_todays_activities(coordinator_client, event):
    start = quarter()
    activity = make_activity(
        event=event,
        title="Relire son CV",
        starts_at=start,
        ends_at=start + timedelta(minutes=20),
        capacity=12,
    )
    arrive(event, 5, kind="workshop", activity=activity)
    page = body(coordinator_client, event)
    row = page.split("Relire son CV</th>")[1].split("</tr>")[0]
    cells = re.findall(r'data-label="([^"]+)">([^<]*)<', row)
    assert dict(cells[1:]) == {"Salle": "—", "Participations": "5", "Places libres": "7"}


def fill(event, number):
    for _ in range(number):
        hub, desk = make_hub(event=event), make_desk(event=event)
        make_tablet(event=event, desk=desk)
        activity = make_activity(
            event=event, starts_at=quarter(), ends_at=quarter() + timedelta(minutes=45)
        )
        arrive(event, age_band="18_25")
        arrive(event, kind="interview", hub=hub)
        arrive(event, kind="workshop", activity=activity)
        create_wall_link(event=event, name=desk.name)


@pytest.mark.parametrize("page", ["live", "live_state", "wall_links"])
def test_queries_do_not_depend_on_the_number_of_rows(
    coordinator, page, django_assert_max_num_queries
):
    counts = set()
    for number in (1, 3, 50):
        event = make_event_on()
        make_event_membership(event=event, user=coordinator, role="coordinator")
        fill(event, number)
        client = client_of(coordinator)
        with django_assert_max_num_queries(25) as captured:
            client.get(reverse(page, args=[event.slug]))
        counts.add(len(captured))
    assert len(counts) == 1
