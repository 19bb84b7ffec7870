"""The worker: what was approved leaves, one message after the other (docs/adr/0015)."""

import smtplib
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.mail.claiming import claim_next, hold
from events.mail.connection import mail_connection, may_have_taken
from events.mail.delivering import NotDelivered, deliver, of_this_message
from events.mail.opting_out import has_opted_out
from events.mail.outcome import Fate, Outcome
from events.mail.purposes import REGISTRY, Purpose
from events.models import OutgoingMessage
from events.models.mail import MessageState

MINUTE = 60
MOST_ATTEMPTS = 20  # a little more than two days
LONGEST_WAIT = timedelta(hours=4)
SERVER_AWAY_WAIT = timedelta(seconds=30)


@dataclass
class Pass:
    """What one pass did."""

    sent: int = 0
    failed: int = 0
    postponed: int = 0
    is_server_away: bool = False
    is_limited: bool = False


class Pace:
    """How many messages one worker may send in a minute."""

    def __init__(self) -> None:
        self._sent: deque[float] = deque()

    def is_reached(self) -> bool:
        while self._sent and self._sent[0] <= monotonic() - MINUTE:
            self._sent.popleft()
        return len(self._sent) >= settings.MAIL_MESSAGES_PER_MINUTE

    def count(self) -> None:
        self._sent.append(monotonic())


def send_due(*, pace: Pace | None = None, is_over: Callable[[], bool] = lambda: False) -> Pass:
    """Until nothing is due, the server is away, the pace is reached, or `is_over` says so."""
    done, connection, pace = Pass(), mail_connection(), pace or Pace()
    try:
        while not is_over() and not done.is_server_away:
            if pace.is_reached():
                done.is_limited = True
                break
            message = claim_next()
            if message is None:
                break
            _attempt(message, connection, done)
            pace.count()
    finally:
        with suppress(smtplib.SMTPException, OSError):  # a server that does not say goodbye
            connection.close()
    return done


@transaction.atomic
def _attempt(claimed: OutgoingMessage, connection: Any, done: Pass) -> None:
    message = hold(claimed)
    if message is None:
        return
    purpose = REGISTRY.get(message.purpose)
    try:
        with of_this_message(message, _("This message could not be sent: prepare it again.")):
            reason = _unwanted(message, purpose)
    except NotDelivered as refused:
        _record(message, refused.outcome, connection, done)
        return
    if reason:
        message.state, message.last_error = MessageState.SKIPPED, reason
        _write(message, is_leaving=False)
        if purpose is not None and purpose.is_due:
            _forget_tries(message)
        return
    outcome = deliver(message, purpose, connection)
    _record(message, outcome, connection, done)
    if purpose is not None and purpose.is_due:
        _forget_when(message)


def _unwanted(message: OutgoingMessage, purpose: Purpose | None) -> str:
    """They may have unsubscribed, or it may be too late for everybody."""
    may_refuse = purpose is not None and purpose.can_unsubscribe
    if may_refuse and has_opted_out(message.event, message.to_email):
        return _("This person asked to receive no more messages of this kind.")
    if purpose is not None and purpose.why_over:
        return purpose.why_over(message.reference)
    return ""


def _record(message: OutgoingMessage, outcome: Outcome, connection: Any, done: Pass) -> None:
    now = timezone.now()
    message.last_error = outcome.reason
    is_unknown = outcome.fate != Fate.DELIVERED and may_have_taken(connection)
    if outcome.fate == Fate.AWAY:
        done.is_server_away = True
        message.next_attempt_at = now + SERVER_AWAY_WAIT
        _write(message, is_leaving=is_unknown)
        return
    message.attempts += 1
    if outcome.fate == Fate.DELIVERED:
        message.state, message.sent_at = MessageState.SENT, now
        done.sent += 1
    elif outcome.fate == Fate.NEVER or message.attempts >= MOST_ATTEMPTS:
        message.state = MessageState.FAILED
        done.failed += 1
    else:
        message.next_attempt_at = now + backoff(message.attempts)
        done.postponed += 1
    _write(message, is_leaving=is_unknown and message.state == MessageState.APPROVED)


def _forget_when(message: OutgoingMessage) -> None:
    """The time and the attempts that it took would tell a reminder that was sent from one that
    was not."""
    if message.state == MessageState.SENT:
        message.sent_at = message.sent_at.replace(minute=0, second=0, microsecond=0)
        message.claimed_at, message.claimed_by = None, ""
        message.attempts, message.next_attempt_at = 1, message.sent_at
        fields = ["sent_at", "claimed_at", "claimed_by", "attempts", "next_attempt_at"]
        message.save(update_fields=fields)


def _forget_tries(message: OutgoingMessage) -> None:
    """Only one that was still due can have been tried before it became too late."""
    message.claimed_at, message.claimed_by, message.attempts = None, "", 0
    message.next_attempt_at = message.created_at
    fields = ["claimed_at", "claimed_by", "attempts", "next_attempt_at"]
    message.save(update_fields=fields)


def backoff(attempts: int) -> timedelta:
    """One minute, two, four… four hours at most."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_WAIT)


def _write(message: OutgoingMessage, *, is_leaving: bool) -> None:
    message.is_leaving = is_leaving
    fields = ["state", "sent_at", "last_error", "attempts", "next_attempt_at", "is_leaving"]
    message.save(update_fields=fields)
