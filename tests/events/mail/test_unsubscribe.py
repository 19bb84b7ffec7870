"""The page behind the link: looking changes nothing, one press is enough, twice is the same."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.mail.opting_out import address_hash, has_opted_out, token_of
from events.models import MailOptOut

pytestmark = pytest.mark.django_db
ADDRESS = "zoe@example.org"


@pytest.fixture
def page(event):
    return reverse("mail_unsubscribe", args=[token_of(event.pk, ADDRESS)])


@pytest.mark.parametrize("method", ["get", "head"])
def test_scanners_of_mail_unsubscribe_nobody(page, event, method):
    with CaptureQueriesContext(connection) as queries:
        assert getattr(Client(), method)(page).status_code == 200
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert not has_opted_out(event, ADDRESS)


def test_press_needs_no_account_cookie_or_token(page, event):
    client = Client(enforce_csrf_checks=True)
    for _time in range(2):
        answer = client.post(page, {"action": "stop"})
        assert answer.status_code == 200
    assert has_opted_out(event, "ZOE@example.org")
    assert MailOptOut.objects.count() == 1
    assert client.cookies == {}


def test_only_a_fingerprint_is_kept(page, event, client):
    client.post(page)
    (kept,) = MailOptOut.objects.values_list("address_hash", flat=True)
    assert kept == address_hash(event.pk, ADDRESS)
    assert "zoe" not in kept


def test_one_may_change_ones_mind(page, event, client):
    client.post(page)
    client.post(page, {"action": "again"})
    assert not has_opted_out(event, ADDRESS)


def test_address_holds_no_address(page):
    assert "zoe" not in page
    assert "@" not in page


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: "9" + t, lambda t: "rien"])
def test_forged_link_is_refused(event, client, change):
    token = change(token_of(event.pk, ADDRESS))
    page = reverse("mail_unsubscribe", args=[token])
    assert (client.get(page).status_code, client.post(page).status_code) == (404, 404)
    assert MailOptOut.objects.count() == 0


def test_page_is_not_kept_and_tells_nobody_its_address(page, client):
    answer = client.get(page)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
