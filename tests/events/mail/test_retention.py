"""Months after the event, what names somebody goes, and the counts stay."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from events.mail.outbox import retry
from events.mail.retention import erase_mail, erase_messages
from events.models import MessageAttachment, OutgoingMessage
from tests.factories import (
    make_event,
    make_mail_opt_out,
    make_message_attachment,
    make_outgoing_message,
)

pytestmark = pytest.mark.django_db
STATES = ("draft", "approved", "sent", "failed", "cancelled")


def filled(event):
    for state in STATES:
        make_message_attachment(
            message=make_outgoing_message(
                event=event, state=state, to_name="Zzcanari", dedupe=f"copil-zzcanari-{state}"
            )
        )
    make_mail_opt_out(event=event)


def test_addresses_and_texts_go_and_counts_stay(event):
    other = make_event()
    filled(event)
    filled(other)
    assert erase_mail(event=event, on=timezone.localdate()) == 5
    assert event.outgoing_messages.numbers_by_state() == {"sent": 1, "failed": 1, "cancelled": 3}
    kept = [str(value) for row in event.outgoing_messages.values() for value in row.values()]
    assert [value for value in kept if "canari" in value or "Bonjour" in value] == []
    assert [value for value in kept if value.startswith("destinataire-")] == []
    assert MessageAttachment.objects.filter(message__event=event).count() == 0
    assert event.mail_opt_outs.count() == 0
    assert other.outgoing_messages.filter(to_name="Zzcanari").count() == 5
    assert erase_mail(event=event, on=timezone.localdate()) == 0


def test_one_address_on_request(event):
    asked = make_outgoing_message(event=event, to_email="Anne@example.org", state="approved")
    other = make_outgoing_message(event=event, state="approved")
    make_message_attachment(message=asked)
    hers = event.outgoing_messages.filter(to_email__iexact="anne@example.org")
    assert erase_messages(messages=hers, on=timezone.localdate()) == 1
    asked.refresh_from_db()
    other.refresh_from_db()
    assert (asked.state, asked.to_email, other.state) == ("cancelled", "", "approved")
    assert asked.attachments.count() == 0


def test_erased_failure_cannot_be_tried_again(event, coordinator, coordinator_client):
    message = make_outgoing_message(event=event, state="failed")
    erase_mail(event=event, on=timezone.localdate())
    assert retry(event=event, messages=[message], by=coordinator) == 0
    message.refresh_from_db()
    assert message.state == "failed"
    page = reverse("mail_message", args=[event.slug, message.public_id])
    assert 'value="retry"' not in coordinator_client.get(page).content.decode()


def test_command_takes_events_whose_time_has_passed():
    old = make_event()  # 2019, kept for twelve months
    today = timezone.localdate()
    recent = make_event(starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=8))
    for event in (old, recent):
        make_outgoing_message(event=event)
    assert purged("--dry-run").startswith(f"{old}\u202f: 1 message serait effacé")
    assert OutgoingMessage.objects.filter(erased_on__isnull=False).count() == 0
    assert purged() == f"{old}\u202f: 1 message effacé.\n"
    assert list(OutgoingMessage.objects.filter(erased_on__isnull=False)) == [
        *old.outgoing_messages.all()
    ]
    assert purged() == "Rien à effacer.\n"


def purged(*arguments):
    written = StringIO()
    call_command("purge_mail", *arguments, stdout=written)
    return written.getvalue()
