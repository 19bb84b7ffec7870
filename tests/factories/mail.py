from typing import Any

from django.utils import timezone

from events.models import MailOptOut, MailTemplate, MessageAttachment, OutgoingMessage
from tests.factories.events import event_of
from tests.factories.sequence import next_number


def make_mail_template(**overrides: Any) -> MailTemplate:
    values = {"purpose": "mail-test", "subject": "Bonjour", "body": "Bonjour {destinataire}."}
    return MailTemplate.objects.create(**{"event": event_of(overrides), **values, **overrides})


def make_outgoing_message(**overrides: Any) -> OutgoingMessage:
    """A draft; `state="sent"` has its hour."""
    number = next_number()
    values = {
        "event": event_of(overrides),
        "purpose": "mail-test",
        "dedupe": f"essai-{number}",
        "to_email": f"destinataire-{number}@example.org",
        "subject": f"Réunion n° {number}",
        "text": "Bonjour,\n\nÀ bientôt.\n",
        "message_id": f"<{number}@example.org>",
        **overrides,
    }
    if values.get("state") == "sent":
        values.setdefault("sent_at", timezone.now())
    return OutgoingMessage.objects.create(**values)


def make_message_attachment(**overrides: Any) -> MessageAttachment:
    values = {"name": "ordre.pdf", "content_type": "application/pdf", "content": b"%PDF-"}
    if "message" not in overrides:
        values["message"] = make_outgoing_message()
    return MessageAttachment.objects.create(**{**values, **overrides})


def make_mail_opt_out(**overrides: Any) -> MailOptOut:
    number = next_number()
    values = {"event": event_of(overrides), "address_hash": f"{number:064x}"}
    return MailOptOut.objects.create(**{**values, **overrides})
