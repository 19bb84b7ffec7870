"""Links to the wall screen are made, shown once and revoked by a coordinator."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_wall_link
from visits.models import WallLink

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r'class="wall-address" href="([^"#]+)#([^"]+)"')


def address(event):
    return reverse("wall_links", args=[event.slug])


def create(client, event, name="Hall"):
    return client.post(address(event), {"name": name})


def test_new_link_is_shown_once_with_its_qr_code(coordinator_client, event):
    page = create(coordinator_client, event).content.decode()
    [(screen, key)] = ADDRESS.findall(page)
    assert screen == "http://testserver" + reverse("wall", args=[event.slug])
    assert page.count("<svg") > Client().get("/").content.decode().count("<svg")
    assert 'class="pairing-qr"' in page
    data = reverse("wall_data", args=[event.slug])
    headers = {"authorization": f"Bearer {key}"}
    assert Client().get(data, headers=headers).status_code == 200
    assert key not in coordinator_client.get(address(event)).content.decode()


@pytest.mark.parametrize(("name", "made"), [("", 0), ("Hall", 1), ("Cour", 2)])
def test_link_needs_a_name_that_no_other_has(coordinator_client, event, name, made):
    make_wall_link(event=event, name="Hall")
    make_wall_link(event=event, name="Cour", is_active=False)
    page = create(coordinator_client, event, name).content.decode()
    assert event.wall_links.filter(is_active=True).count() == max(made, 1)
    assert ("<title>Erreur" in page) is (made < 2)


def test_revoking_asks_first_then_closes_that_link_alone(coordinator_client, event):
    gone, kept = (make_wall_link(event=event, key=letter * 12) for letter in "AB")
    revoke = reverse("wall_link_revoke", args=[event.slug, gone.pk])
    assert gone.name in unescape(coordinator_client.get(revoke).content.decode())
    assert WallLink.objects.get(pk=gone.pk).is_active
    coordinator_client.post(revoke)
    assert {link.pk: link.is_active for link in event.wall_links.all()} == {
        gone.pk: False,
        kept.pk: True,
    }
    page = unescape(coordinator_client.get(address(event)).content.decode())
    assert (f'<th scope="row">{gone.name}</th>' in page, f">{kept.name}</th>" in page) == (
        False,
        True,
    )
    assert coordinator_client.get(revoke).status_code == 404


def test_link_of_another_event_is_not_there(coordinator_client, event, other_event):
    link = make_wall_link(event=other_event)
    revoke = reverse("wall_link_revoke", args=[event.slug, link.pk])
    assert coordinator_client.post(revoke).status_code == 404
    assert WallLink.objects.get(pk=link.pk).is_active
