"""A stranger reads what was published, and nothing that came after or beside it."""

import re

import pytest
from django.urls import reverse

from tests.factories import (
    make_bilan,
    make_bilan_version,
    make_check_in,
    make_event,
    make_frozen_figure,
    make_opening_day,
    make_partnership,
)

pytestmark = pytest.mark.django_db
EMPTY = 'class="empty-state"'
CARD = re.compile(r'key-figure-value">([^<]*)</p>\s*<p class="key-figure-label">([^<]*)<')


def address(event):
    return reverse("public_event", args=[event.slug])


@pytest.fixture
def public_event():
    return make_event(is_public=True, summary="Une journée pour tous.")


def read(client, event):
    response = client.get(address(event))
    assert response.status_code == 200
    return response.content.decode()


def test_closed_page_does_not_exist(anonymous_client):
    assert anonymous_client.get(address(make_event())).status_code == 404


def test_page_says_when_where_and_by_whom(anonymous_client, public_event):
    make_opening_day(event=public_event)
    carrier = make_partnership(event=public_event, is_carrier=True)
    page = read(anonymous_client, public_event)
    wanted = ("Une journée pour tous.", "avril\u00a02019", public_event.venue.name)
    assert [text for text in (*wanted, carrier.organisation.name) if text not in page] == []


def test_figures_are_not_told_before_the_report_is_published(anonymous_client, public_event):
    make_check_in(event=public_event, headcount=173)
    page = read(anonymous_client, public_event)
    assert EMPTY in page
    assert CARD.findall(page) == []


def test_figures_are_those_of_the_latest_published_version(anonymous_client, public_event):
    bilan = make_bilan(event=public_event)
    for number, text in ((1, "388"), (2, "397")):
        version = make_bilan_version(bilan=bilan, number=number)
        make_frozen_figure(version=version, code="beneficiaries", text=text, name="bénéficiaires")
        make_frozen_figure(version=version, code="interviews", text="—", name="entretiens")
    make_check_in(event=public_event, headcount=173)
    cards = CARD.findall(read(anonymous_client, public_event))
    assert cards == [("397", "Bénéficiaires")]


def test_figures_of_another_event_stay_there(anonymous_client, public_event):
    other = make_bilan(event=make_event(is_public=True))
    make_frozen_figure(version=make_bilan_version(bilan=other), code="beneficiaries", text="4821")
    assert CARD.findall(read(anonymous_client, public_event)) == []


def test_demonstration_says_what_is_made_up_without_a_tap(anonymous_client):
    note = "Les profils sont inventés."
    event = make_event(is_public=True, is_demonstration=True, demonstration_note=note)
    before, found, _ = read(anonymous_client, event).partition(note)
    assert found
    assert before.count("<details") == before.count("</details>")


def test_queries_do_not_depend_on_the_number_of_figures(
    anonymous_client, django_assert_num_queries
):
    for number in (1, 3, 300):
        event = make_event(is_public=True)
        version = make_bilan_version(bilan=make_bilan(event=event))
        for _ in range(number):
            make_frozen_figure(version=version)
            make_partnership(event=event, is_carrier=True)
        with django_assert_num_queries(7):
            read(anonymous_client, event)
