"""Months after the event, names, addresses and texts go; what was sent stays counted."""

from datetime import date

from django.db import transaction
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from events.models import Event, MailOptOut, MessageAttachment, OutgoingMessage


def erasable(event: Event) -> int:
    return event.outgoing_messages.filter(erased_on__isnull=True).count()


@transaction.atomic
def erase_mail(*, event: Event, on: date) -> int:
    """How many messages were emptied. Those that had not left will not leave."""
    event.outgoing_messages.filter(state__in=["draft", "approved"]).update(
        state="cancelled", is_leaving=False
    )
    MessageAttachment.objects.filter(message__event=event).delete()
    MailOptOut.objects.filter(event=event).delete()
    return _emptied(OutgoingMessage.objects.filter(event=event, erased_on__isnull=True), on)


@transaction.atomic
def erase_messages(*, messages: QuerySet[OutgoingMessage], on: date) -> int:
    """Everything that was written to one person, on all events."""
    keys = list(messages.filter(erased_on__isnull=True).values_list("pk", flat=True))
    rows = OutgoingMessage.objects.filter(pk__in=keys)
    waiting = rows.filter(state__in=["draft", "approved"])
    waiting.update(state="cancelled", is_leaving=False)
    MessageAttachment.objects.filter(message__in=rows).delete()
    return _emptied(rows, on)


def _emptied(rows: QuerySet[OutgoingMessage], on: date) -> int:
    return rows.update(
        to_email="",
        to_name="",
        subject="",
        text="",
        reference="",
        last_error="",
        dedupe=Concat(Value("erased-"), Cast("pk", CharField())),
        erased_on=on,
    )
