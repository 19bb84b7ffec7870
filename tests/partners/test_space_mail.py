"""The link by mail: made when it leaves, in no table, and it opens the space."""

import re
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail, serializers
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse

from events.mail import sending
from events.mail.outbox import approve
from events.mail.sending import send_due
from events.models import OutgoingMessage
from partners.space_links import new_secret, revoke_access
from tests.factories import make_partner_access, make_partnership, make_professional

LINK = re.compile(r"http://testserver(/espace/)#([\w-]+)")


@pytest.fixture
def access(event):
    return make_partner_access(event=event)


def ask(client, access):
    return client.post(reverse("space_link_send", args=[access.event.slug, access.pk]))


def send(event, by):
    approve(event=event, messages=event.outgoing_messages.all(), by=by)
    send_due()


def test_link_leaves_and_opens_the_space(access, coordinator, coordinator_client):
    ask(coordinator_client, access)
    send(access.event, coordinator)
    letter = mail.outbox[-1]
    assert letter.to[0].endswith(f"<{access.contact_email}>")
    page, secret = LINK.search(letter.body).groups()
    assert Client().post(page, {"code": secret}).status_code == 302


def test_outbox_does_not_hold_the_link(access, coordinator, coordinator_client):
    ask(coordinator_client, access)
    send(access.event, coordinator)
    secret = LINK.search(mail.outbox[-1].body)[2]
    assert secret not in serializers.serialize("json", OutgoingMessage.objects.all())


def test_asked_twice_it_waits_once_and_again_after_it_left(access, coordinator, coordinator_client):
    ask(coordinator_client, access)
    ask(coordinator_client, access)
    assert access.event.outgoing_messages.count() == 1
    send(access.event, coordinator)
    ask(coordinator_client, access)
    assert access.event.outgoing_messages.count() == 2


def refusing(error, *, on_opening):
    """A mail server that is away, or that takes nothing."""

    class Server(EmailBackend):
        def open(self):
            if on_opening:
                raise error

        def send_messages(self, messages):
            raise error

    return Server


@pytest.mark.parametrize(
    ("error", "on_opening"),
    [
        (ConnectionRefusedError(), True),
        (SMTPRecipientsRefused({"a@example.org": (450, b"later")}), False),
        (SMTPRecipientsRefused({"a@example.org": (550, b"unknown")}), False),
        (ValueError("odd"), False),
    ],
)
def test_link_that_did_not_leave_keeps_the_one_before(
    access, coordinator, coordinator_client, monkeypatch, error, on_opening
):
    secret = new_secret(access=access)
    access.refresh_from_db()
    before = (access.token_hash, access.expires_at)
    ask(coordinator_client, access)
    monkeypatch.setattr(sending, "mail_connection", refusing(error, on_opening=on_opening))
    send(access.event, coordinator)
    access.refresh_from_db()
    assert (access.token_hash, access.expires_at) == before
    assert Client().post("/espace/", {"code": secret}).status_code == 302


def test_withdrawn_access_sends_nothing(access, coordinator, coordinator_client):
    ask(coordinator_client, access)
    revoke_access(access=access)
    send(access.event, coordinator)
    assert mail.outbox == []
    assert access.event.outgoing_messages.get().state == "failed"


def test_link_of_an_organisation_that_withdrew_is_closed(access, coordinator, coordinator_client):
    secret = new_secret(access=access)
    client = Client()
    client.post("/espace/", {"code": secret})
    ask(coordinator_client, access)
    type(access.partnership).objects.filter(pk=access.partnership_id).update(status="withdrawn")
    assert Client().post("/espace/", {"code": secret}).status_code == 410
    assert client.get(reverse("space_home")).status_code != 200
    send(access.event, coordinator)
    assert mail.outbox == []
    for name in ("space_link_show", "space_link_send"):
        page = reverse(name, args=[access.event.slug, access.pk])
        told = coordinator_client.post(page, follow=True).content.decode()
        assert "ses liens sont fermés" in told


def test_everybody_gets_a_link_in_two_presses(event, coordinator_client):
    page = reverse("space_links_all", args=[event.slug])
    for number in range(3):
        organisation = make_partnership(event=event).organisation
        make_professional(organisation=organisation, email=f"contact-{number}@example.org")
    make_partnership(event=event)  # nobody can be written to
    make_partnership(event=event, status="withdrawn")
    for _time in range(2):
        coordinator_client.post(page, {"people": "1"})
        coordinator_client.post(page, {"send": "1"})
    addresses = event.outgoing_messages.values_list("to_email", flat=True)
    assert sorted(addresses) == [f"contact-{number}@example.org" for number in range(3)]
