"""Preparing messages, and what a coordinator decides about them. Nothing is sent here.

Message texts come from `events.mail.texts`, kinds of messages from `events.mail.purposes`; the
worker of `events.mail.sending` sends what is approved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from events.mail.envelope import in_ascii
from events.mail.opting_out import has_opted_out
from events.mail.purposes import Purpose, purpose_named
from events.mail.rendering import on_one_line
from events.mail.texts import Written, words_for, write
from events.models import Event, MessageAttachment, OutgoingMessage
from events.models.mail import MessageState

LONGEST_SUBJECT = 250
LONGEST_NAME = 200


class CannotPrepare(Exception):
    """The message cannot be made; the text says why to a person."""


@dataclass(frozen=True)
class Recipient:
    email: str
    name: str = ""


@dataclass(frozen=True)
class Attachment:
    """A calendar file says its method: `text/calendar; method=REQUEST`."""

    name: str
    content_type: str
    content: bytes


def prepare(
    *,
    event: Event,
    purpose: str,
    to: Recipient,
    values: Mapping[str, object],
    dedupe: str,
    by: User | None,
    attachments: Sequence[Attachment] = (),
    about: str = "",
    reference: str = "",
) -> OutgoingMessage:
    """A draft, or the message that already bears this `dedupe`. Raises CannotPrepare.

    `values`: every placeholder of the purpose. `reference` is given to its `late_values` at the
    moment of sending; `about` says what the message is about, for whoever counts them. Who has
    unsubscribed gets a message whose state says that it will not be sent.
    """
    known: OutgoingMessage | None = event.outgoing_messages.filter(dedupe=dedupe).first()
    if known is not None:
        return known
    kind = purpose_named(purpose)
    _require_values(kind, values)
    recipient = _checked(to)
    written = _written(event, kind, values, recipient.name)
    message = OutgoingMessage(
        event=event,
        purpose=purpose,
        about=about,
        dedupe=dedupe,
        reference=reference,
        to_email=recipient.email,
        to_name=recipient.name,
        subject=written.subject[:LONGEST_SUBJECT],
        text=written.text,
        message_id=_new_message_id(),
        prepared_by=by,
    )
    if kind.can_unsubscribe and has_opted_out(event, recipient.email):
        message.state = MessageState.SKIPPED
        message.last_error = _("This person asked to receive no more messages of this kind.")
    return _saved(message, attachments)


@transaction.atomic
def approve(*, event: Event, messages: Iterable[OutgoingMessage], by: User | None) -> int:
    """Drafts leave with the next pass of the worker. How many."""
    chosen = _lock(event, messages, MessageState.DRAFT)
    return chosen.update(
        state=MessageState.APPROVED, approved_by=by, next_attempt_at=timezone.now()
    )


@transaction.atomic
def cancel(*, event: Event, messages: Iterable[OutgoingMessage], by: User | None) -> int:
    """Whatever has not left; one that is leaving at this moment is not stopped. How many."""
    states = (MessageState.DRAFT, MessageState.APPROVED, MessageState.FAILED)
    chosen = _lock(event, messages, *states)
    return chosen.update(state=MessageState.CANCELLED, is_leaving=False)


@transaction.atomic
def retry(*, event: Event, messages: Iterable[OutgoingMessage], by: User | None) -> int:
    """Failures are tried afresh, with the same Message-ID. How many."""
    chosen = _lock(event, messages, MessageState.FAILED)
    return chosen.update(
        state=MessageState.APPROVED,
        approved_by=by,
        attempts=0,
        last_error="",
        next_attempt_at=timezone.now(),
    )


def _lock(event: Event, messages: Iterable[OutgoingMessage], *states: str) -> Any:
    """Those of the event in one of the states which the worker does not hold at this moment.

    Nothing can be done with one that was erased: it has no address any more.
    """
    wanted = [message.pk for message in messages]
    rows = OutgoingMessage.objects.filter(
        event=event, pk__in=wanted, state__in=states, erased_on__isnull=True
    )
    held = rows.select_for_update(skip_locked=True, no_key=True, of=("self",)).order_by("pk")
    return OutgoingMessage.objects.filter(pk__in=list(held.values_list("pk", flat=True)))


def _require_values(purpose: Purpose, values: Mapping[str, object]) -> None:
    missing, unknown = set(purpose.placeholders) - set(values), set(values) - set(purpose.known)
    if missing or unknown:
        raise ValueError(f"{purpose.code}: missing {sorted(missing)}, unknown {sorted(unknown)}")


def can_be_reached(address: str) -> bool:
    """Whether it is an address, and one that the mail network can spell."""
    try:
        validate_email(address)
        in_ascii(address).encode("ascii")
    except (ValidationError, UnicodeError):
        return False
    return True


def _checked(to: Recipient) -> Recipient:
    email = to.email.strip()
    if not can_be_reached(email):
        raise CannotPrepare(_("The e-mail address is missing or not valid."))
    return Recipient(email, on_one_line(to.name)[:LONGEST_NAME])


def _written(event: Event, kind: Purpose, values: Mapping[str, object], name: str) -> Written:
    try:
        return write(event, kind, words_for(event, kind), values, name)
    except KeyError as error:
        told = _("The text uses {%(name)s}, which this kind of message does not know.")
        raise CannotPrepare(told % {"name": error.args[0]}) from None


def _new_message_id() -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<{uuid4()}@{domain}>"


def _saved(message: OutgoingMessage, attachments: Sequence[Attachment]) -> OutgoingMessage:
    """The other one, when two prepare the same at once."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
            MessageAttachment.objects.bulk_create(
                MessageAttachment(
                    message=message,
                    name=on_one_line(each.name),
                    content_type=on_one_line(each.content_type),
                    content=each.content,
                )
                for each in attachments
            )
    except IntegrityError:
        known = message.event.outgoing_messages.filter(dedupe=message.dedupe).first()
        if known is None:
            raise
        return known
    return message
