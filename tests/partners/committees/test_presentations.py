"""Presentation meetings: who is invited, and who is told that one does not take place."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.mail.opting_out import address_hash, opt_out
from partners.committees.presentations import call_off, invite
from partners.committees.refusal import Refused
from tests.factories import make_partnership, make_preparation_session, make_professional
from tests.partners.committees.calendar_reading import Reader
from tests.partners.committees.calling import send_all, states

pytestmark = pytest.mark.django_db
INVITATION, CANCELLATION = "presentation_invitation", "presentation_cancellation"


def page(name, event, *words):
    return reverse(name, args=[event.slug, *words])


@pytest.fixture
def session(event):
    """Tomorrow; one organisation is invited, one agreed, one declined."""
    for number, status in enumerate(("invited", "agreed", "declined")):
        partner = make_partnership(event=event, status=status)
        email = f"pro-{number}@example.org"
        make_professional(organisation=partner.organisation, email=email)
    return make_preparation_session(
        event=event,
        kind="presentation_meeting",
        title="Présentation",
        date=timezone.localdate() + timedelta(days=1),
        starts_at="10:00",
        ends_at="11:00",
        place="Bagnolet",
    )


@pytest.fixture
def call(session, coordinator):
    return lambda: invite(session=session, by=coordinator, today=timezone.localdate())


def test_organisations_are_invited_once(event, session, coordinator_client):
    address = page("presentation_convocation", event, session.code)
    for _twice in range(2):
        coordinator_client.post(address)
    sent = event.outgoing_messages.filter(purpose=INVITATION)
    addresses = sorted(sent.values_list("to_email", flat=True))
    assert addresses == ["pro-0@example.org", "pro-1@example.org"]
    assert sent.first().attachments.get().content_type == "text/calendar; method=REQUEST"


def test_change_takes_the_place_of_invitations_that_have_not_left(event, session, call):
    call()
    session.place = "Pantin"
    session.save()
    assert (call().messages, call().messages) == (2, 0)
    assert [state for _purpose, state in states(event)] == [*["cancelled"] * 2, *["draft"] * 2]
    event.outgoing_messages.update(state="approved")
    send_all(event)
    assert ["Pantin" in sent.body for sent in mail.outbox] == [True, True]


def test_invitation_may_be_refused(event, session, call):
    opt_out(event, address_hash(event.pk, "pro-0@example.org"))
    assert call().messages == 1
    send_all(event)
    [sent] = mail.outbox
    assert sent.to[0].endswith("pro-1@example.org>")
    assert "List-Unsubscribe" in sent.extra_headers


def test_calling_off_tells_whoever_was_invited(event, session, coordinator_client, call):
    """Even who refuses invitations: they have one."""
    call()
    send_all(event)
    opt_out(event, address_hash(event.pk, "pro-0@example.org"))
    address = page("presentation_convocation", event, session.code)
    coordinator_client.post(address, {"call_off": "1"})
    session.refresh_from_db()
    assert session.status == "cancelled"
    assert event.outgoing_messages.filter(purpose=CANCELLATION, state="draft").count() == 2
    send_all(event)
    reader = Reader()
    for message in event.outgoing_messages.filter(to_email="pro-0@example.org").order_by("pk"):
        reader.open(bytes(message.attachments.get().content))
    assert (len(mail.outbox), reader.entries) == (4, {})


def test_calling_off_what_nobody_knows_tells_nobody(event, session, call):
    call()
    assert call_off(session=session, by=None).messages == 0
    assert {state for _purpose, state in states(event)} == {"cancelled"}
    event.outgoing_messages.update(state="approved")
    send_all(event)
    assert mail.outbox == []


def test_only_a_meeting_to_come_is_called_off(session):
    session.status = "held"
    session.save()
    with pytest.raises(Refused):
        call_off(session=session, by=None)


def typed(session, **values):
    names = ("kind", "title", "date", "starts_at", "ends_at", "half_days", "place", "status")
    return {**{name: getattr(session, name) for name in names}, **values}


def test_calling_off_as_a_session_tells_them_too(event, session, coordinator_client, call):
    call()
    send_all(event)
    address = page("preparation_session_change", event, session.code)
    for _twice in range(2):
        coordinator_client.post(address, typed(session, status="cancelled"))
    assert event.outgoing_messages.filter(purpose=CANCELLATION).count() == 2


def test_calling_off_in_the_administration_tells_them_too(event, session, coordinator_client, call):
    call()
    send_all(event)
    address = reverse("admin:partners_preparationsession_change", args=[session.pk])
    rows = {"attendances-TOTAL_FORMS": 0, "attendances-INITIAL_FORMS": 0}
    values = typed(session, status="cancelled", code=session.code)
    answer = coordinator_client.post(address, {**values, **rows})
    assert answer.status_code == 302, answer.context["errors"]
    assert event.outgoing_messages.filter(purpose=CANCELLATION).count() == 2


def test_meeting_that_takes_place_after_all_invites_again(event, session, call):
    call()
    send_all(event)
    call_off(session=session, by=None)
    session.status = "planned"
    session.save()
    assert call().messages == 2
