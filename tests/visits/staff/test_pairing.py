"""The coordinator's side of pairing: a code is made by POST, shown once, spent by the tablet."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_desk, make_pairing_code, make_tablet
from visits.models import PairingCode
from visits.pairing_qr import pairing_address, qr_svg, shown_code
from visits.tablets import pair_tablet

pytestmark = pytest.mark.django_db
SHOWN = re.compile(r"\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b")
SERIES = "x" * 22
WARNING = "visits/_pairing_replaces.html"


@pytest.fixture
def desk(event):
    return make_desk(event=event, code="porte", name="Porte")


def address(name, event):
    return reverse(name, args=[event.slug, "porte"])


def drawn_with(response):
    return {template.name for template in response.templates}


def code_on(response):
    assert response.status_code == 200
    (code,) = set(SHOWN.findall(unescape(response.content.decode())))
    return code


@pytest.mark.parametrize("persona", ["coordinator", "reception"])
def test_code_on_the_page_pairs_a_tablet(event, desk, persona, request):
    client = request.getfixturevalue(f"{persona}_client")
    code = code_on(client.post(address("tablet_pair", event)))
    tablet, _token = pair_tablet(code=code, series=SERIES, app_version="1")
    assert tablet.desk == desk


def test_looking_at_the_page_makes_no_code(event, desk, coordinator_client):
    response = coordinator_client.get(address("tablet_pair", event))
    assert not SHOWN.search(response.content.decode())
    assert not PairingCode.objects.exists()


def test_square_holds_the_address_with_the_code_after_the_hash(event, desk, coordinator_client):
    response = coordinator_client.post(address("tablet_pair", event))
    page = response.content.decode()
    expected = pairing_address("http://testserver/accueil/", code_on(response).replace("-", ""))
    assert qr_svg(expected) in page
    assert expected.split("#")[0] in page
    assert re.fullmatch(r"http://testserver/accueil/#code=[2-9A-Z]{4}-[2-9A-Z]{4}", expected)


def test_page_with_the_code_is_kept_by_nothing(event, desk, coordinator_client):
    response = coordinator_client.post(address("tablet_pair", event))
    assert response["Cache-Control"] == "private, no-store"


def test_square_has_no_style_that_the_policy_would_refuse():
    drawn = qr_svg("https://example.org/accueil/#code=AAAA-BBBB")
    assert drawn.startswith("<svg ")
    assert "style" not in drawn


def test_new_code_voids_the_former(event, desk, coordinator_client):
    first = code_on(coordinator_client.post(address("tablet_pair", event)))
    second = code_on(coordinator_client.post(address("tablet_pair", event)))
    assert first != second
    assert PairingCode.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_page_warns_that_a_tablet_will_be_replaced(event, desk, coordinator_client, method):
    ask = getattr(coordinator_client, method)
    assert WARNING not in drawn_with(ask(address("tablet_pair", event)))
    make_tablet(desk=desk)
    assert WARNING in drawn_with(ask(address("tablet_pair", event)))


def test_retired_desk_gets_no_code(event, desk, coordinator_client):
    desk.is_active = False
    desk.save()
    assert coordinator_client.get(address("tablet_pair", event)).status_code == 200
    response = coordinator_client.post(address("tablet_pair", event))
    assert response.url == reverse("desks", args=[event.slug])
    assert not PairingCode.objects.exists()


def arrival(client, event):
    return client.get(address("tablet_arrival", event)).json()["state"]


def test_page_learns_that_the_tablet_has_arrived(event, desk, reception_client):
    code = code_on(reception_client.post(address("tablet_pair", event)))
    assert arrival(reception_client, event) == "waiting"
    pair_tablet(code=code, series=SERIES, app_version="1")
    assert arrival(reception_client, event) == "arrived"


def test_page_learns_that_the_code_is_too_old(event, desk, reception_client):
    make_pairing_code(desk=desk, expires_at=timezone.now() - timedelta(seconds=1))
    assert arrival(reception_client, event) == "expired"


def test_page_learns_that_the_code_was_withdrawn(event, desk, coordinator_client):
    coordinator_client.post(address("tablet_pair", event))
    coordinator_client.post(address("tablet_revoke", event))
    assert arrival(coordinator_client, event) == "revoked"


def test_tablet_is_revoked_by_post_only(event, desk, coordinator_client):
    tablet = make_tablet(desk=desk, waiting=2, last_number=2)
    assert coordinator_client.get(address("tablet_revoke", event)).status_code == 200
    tablet.refresh_from_db()
    assert tablet.revoked_at is None
    coordinator_client.post(address("tablet_revoke", event))
    tablet.refresh_from_db()
    assert tablet.revoked_at is not None


def test_desk_without_a_tablet_has_nothing_to_revoke(event, desk, coordinator_client):
    assert coordinator_client.get(address("tablet_revoke", event)).status_code == 200
    response = coordinator_client.post(address("tablet_revoke", event), follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["info"]


def test_code_is_shown_in_two_halves():
    assert shown_code("K7QM3RTX") == "K7QM-3RTX"
