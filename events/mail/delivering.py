"""One message to the mail server: whatever goes wrong with it concerns no other message."""

import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.mail import EmailMessage
from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from events.mail.envelope import email_of
from events.mail.outcome import Fate, Outcome, outcome_of, unreachable
from events.mail.purposes import CannotComplete, Purpose
from events.models import OutgoingMessage

NO_DATABASE = (OperationalError, InterfaceError)
logger = logging.getLogger(__name__)


class NotDelivered(Exception):
    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


def deliver(message: OutgoingMessage, purpose: Purpose | None, connection: Any) -> Outcome:
    """A message that was no longer due counts as delivered: nothing tells which one it was.

    Inside the transaction that holds the message. A personal link is only changed if it left.
    """
    try:
        with of_this_message(message, _("This message could not be sent: prepare it again.")):
            if _is_due(message, purpose):
                _open(connection)
                _send(_composed(message, purpose), connection)
    except NotDelivered as refused:
        return refused.outcome
    return Outcome(Fate.DELIVERED)


@contextmanager
def of_this_message(message: OutgoingMessage, told: str) -> Iterator[None]:
    """What was written inside is undone with it. Without a database nothing goes on."""
    try:
        with transaction.atomic():
            yield
    except (NotDelivered, *NO_DATABASE):
        raise
    except Exception as error:
        _log(message, error)
        raise NotDelivered(Outcome(Fate.NEVER, told)) from None


def _is_due(message: OutgoingMessage, purpose: Purpose | None) -> bool:
    return purpose is None or purpose.is_due is None or purpose.is_due(message.reference)


def _open(connection: Any) -> None:
    """Once: Django would close what it opens for one message."""
    try:
        connection.open()
    except Exception as error:
        raise NotDelivered(unreachable(error)) from None


def _composed(message: OutgoingMessage, purpose: Purpose | None) -> EmailMessage:
    with of_this_message(message, _("This message could not be composed: prepare it again.")):
        try:
            return email_of(message, _late_values(message, purpose))
        except CannotComplete as error:
            raise NotDelivered(Outcome(Fate.NEVER, str(error))) from None


def _late_values(message: OutgoingMessage, purpose: Purpose | None) -> Mapping[str, str]:
    if purpose is None or purpose.late_values is None:
        return {}
    return purpose.late_values(message.reference)


def _send(email: EmailMessage, connection: Any) -> None:
    try:
        connection.send_messages([email])
    except Exception as error:
        outcome = outcome_of(error)
        if outcome is None:
            raise
        raise NotDelivered(outcome) from None


def _log(message: OutgoingMessage, error: Exception) -> None:
    """Where it broke; never the words of the error, which may hold an address."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    told = (message.public_id, type(error).__name__, place.name, place.lineno)
    logger.error("message %s failed: %s in %s, line %s", *told)
