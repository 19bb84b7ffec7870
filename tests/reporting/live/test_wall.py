"""The wall screen: the same empty page for everybody, figures for whoever has a key."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_activity, make_event, make_hub, make_profile_choice, make_wall_link
from tests.reporting.live.scenes import arrive, leave, make_event_on, quarter
from tests.reporting.live.test_page import FIGURE, REGION
from visits.wall_links import create_wall_link, revoke_wall_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db):
    return make_event_on()


@pytest.fixture
def key(event):
    return create_wall_link(event=event, name="Hall").key


def data(event, key, scheme="Bearer"):
    headers = {"authorization": f"{scheme} {key}"} if key else {}
    return Client().get(reverse("wall_data", args=[event.slug]), headers=headers)


def shown(event, key):
    response = data(event, key)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_shell_is_the_same_for_every_address(event, coordinator_client, django_assert_num_queries):
    addresses = [reverse("wall", args=[slug]) for slug in (event.slug, "rien")]
    with django_assert_num_queries(0):
        answers = [Client().get(address) for address in addresses]
    answers += [coordinator_client.get(address) for address in addresses]
    assert {answer.content for answer in answers} == {answers[0].content}
    assert [answer.status_code for answer in answers] == [200] * 4
    assert [answer.cookies for answer in answers[:2]] == [{}, {}]
    headers = [{**answer.headers} for answer in answers[:2]]
    assert headers[0] == headers[1]
    assert event.name.encode() not in answers[0].content


def test_key_opens_the_figures_of_its_event(event, key):
    arrive(event, 40, slot=quarter() - timedelta(days=1))
    arrive(event, 30)
    leave(event, 12)
    assert dict(FIGURE.findall(shown(event, key))) == {
        "arrivals_today": "30",
        "beneficiaries": "70",
        "people_inside": "18",
    }


@pytest.mark.parametrize(
    "typed", [str.lower, lambda key: key.replace("-", ""), lambda key: f" {key}"]
)
def test_key_is_read_as_people_type_it(event, key, typed):
    assert data(event, typed(key)).status_code == 200


def refusals(event, key):
    other = create_wall_link(event=make_event(), name="Hall").key
    revoked = create_wall_link(event=event, name="Cour")
    revoke_wall_link(link=revoked.link)
    return [
        data(event, ""),
        data(event, "AAAA-AAAA-AAAA"),
        data(event, other),
        data(event, revoked.key),
        data(event, key, scheme="Basic"),
        data(make_event(slug="ailleurs"), key),
        Client().get("/ecran/rien/donnees", headers={"authorization": f"Bearer {key}"}),
    ]


def test_no_key_wrong_key_revoked_key_and_no_event_get_one_answer(event, key):
    answers = refusals(event, key)
    assert [answer.status_code for answer in answers] == [401] * 7
    assert {answer.content for answer in answers} == {answers[0].content}
    assert answers[0].json() == {
        "error": "unknown_key",
        "message": "Ce lien vers l’écran mural ne fonctionne pas, ou plus.",
    }


def test_account_is_no_key(event, coordinator_client):
    assert coordinator_client.get(reverse("wall_data", args=[event.slug])).status_code == 401


def test_key_is_not_stored(event, key):
    [link] = event.wall_links.all()
    assert re.fullmatch("[0-9a-f]{64}", link.key_hash)
    assert key.replace("-", "") not in str(vars(link))
    assert re.fullmatch(r"(?:[2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}", key)


def test_keys_differ(event):
    assert len({create_wall_link(event=event, name=str(n)).key for n in range(30)}) == 30


def test_figures_are_not_kept(event, key):
    assert "no-store" in data(event, key).headers["Cache-Control"]


def test_screen_says_nothing_about_people(event, key):
    """Small cells that would show, were there anything about profiles, hubs or communes."""
    hub = make_hub(event=event, name="Pôle bien visible")
    make_profile_choice(event=event, code="18_25", label="De 18 à 25 ans")
    arrive(event, 3, age_band="18_25", insee_code="93006", qpv="yes")
    arrive(event, 2, kind="interview", hub=hub)
    page = shown(event, key)
    words = ("Pôle bien visible", "18 à 25", "Bagnolet", "93006", "QPV", "entretien")
    assert [word for word in words if word in page] == []
    assert REGION.findall(page) == ["title", "figures", "arrivals", "workshops"]


def test_activities_that_start_soon_with_their_seats(event, key):
    soon = quarter() + timedelta(minutes=30)
    for number in range(6):
        make_activity(
            event=event,
            title=f"Atelier {number}",
            starts_at=soon,
            ends_at=soon + timedelta(hours=1),
            capacity=number + 1,
        )
    first = event.activities.get(title="Atelier 0")
    arrive(event, kind="workshop", activity=first)
    page = shown(event, key)
    titles = re.findall(r"wall-activity\">(Atelier \d)", page)
    if soon.date() != quarter().date():  # shortly before midnight: tomorrow's are not for today
        assert titles == []
        return
    assert titles == [f"Atelier {n}" for n in range(4)]
    seats = re.findall(r'wall-seats">([^<]*)<', page)
    assert seats == ["complet", "2 places libres", "3 places libres", "4 places libres"]
    assert "et 2 autres" in page


@pytest.mark.parametrize(
    ("people", "words"), [(89, None), (90, "Presque complet"), (100, "Complet")]
)
def test_crowd_is_said_in_words(event, key, people, words):
    arrive(event, people)
    said = re.findall(r"</svg>\s*(\w+(?: \w+)?)</strong>", shown(event, key))
    assert said == ([words] if words else [])


@pytest.mark.parametrize("days", [-9, 9])
def test_before_and_after_there_is_one_thing_to_say(days):
    first = quarter().date() + timedelta(days=days)
    event = make_event(starts_on=first, ends_on=first)
    make_wall_link(event=event, key="9" * 12)
    arrive(event, 30)
    page = shown(event, "9" * 12)
    assert FIGURE.findall(page) == ([("beneficiaries", "30")] if days < 0 else [])
    assert "<svg" not in page


def test_queries_do_not_depend_on_the_number_of_rows(django_assert_num_queries):
    for number in (1, 3, 50):
        event = make_event_on()
        key = create_wall_link(event=event, name="Hall").key
        for _ in range(number):
            activity = make_activity(
                event=event, starts_at=quarter(), ends_at=quarter() + timedelta(minutes=45)
            )
            arrive(event, kind="workshop", activity=activity)
            arrive(event)
        with django_assert_num_queries(7):
            data(event, key)
