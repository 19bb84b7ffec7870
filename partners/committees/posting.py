"""Messages about a meeting in the outbox: each is prepared once, and what is no longer true goes.

The key of a message holds the `name` of its meeting there, then which telling it is, then whom it
is for.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from events.mail.outbox import cancel, prepare
from events.models import Event, OutgoingMessage
from events.models.mail import MessageState

AGAIN = "~"  # no code has one
NOT_LEFT = (MessageState.DRAFT, MessageState.APPROVED, MessageState.FAILED)


def prepare_once(*, event: Event, dedupe: str, again: bool = True, **message: Any) -> bool:
    """Whether a new draft lies in the outbox. `again`: one that was cancelled there is prepared
    once more, under the next number."""
    key = _free_key(event, dedupe, again)
    if key is None:
        return False
    made = prepare(event=event, dedupe=key, **message)
    return bool(made.state == MessageState.DRAFT)


def _free_key(event: Event, dedupe: str, again: bool) -> str | None:
    same = Q(dedupe=dedupe) | Q(dedupe__startswith=f"{dedupe}{AGAIN}")
    states = list(event.outgoing_messages.filter(same).values_list("state", flat=True))
    if not states:
        return dedupe
    if again and set(states) == {MessageState.CANCELLED}:
        return f"{dedupe}{AGAIN}{len(states) + 1}"
    return None


def code_in(dedupe: str) -> str:
    """Whom the message is for."""
    return dedupe.rpartition(":")[2].partition(AGAIN)[0]


def withdraw(event: Event, name: str, but: Iterable[str] = ()) -> None:
    """What has not left yet, except the messages whose key begins as one of `but`."""
    stale = _messages(event, name).filter(state__in=NOT_LEFT)
    for beginning in but:
        stale = stale.exclude(dedupe__startswith=beginning)
    cancel(event=event, messages=list(stale), by=None)


def withdraw_all(event: Event, name: str) -> QuerySet[OutgoingMessage]:
    """Nothing more leaves; gives those that people have, or may have."""
    rows = _messages(event, name)
    before = set(_may_have_left(rows).values_list("pk", flat=True))
    withdraw(event, name)
    held = Q(state=MessageState.APPROVED)  # a worker has it in its hands at this moment
    left = rows.filter(Q(pk__in=before) | Q(state=MessageState.SENT) | held)
    return left.exclude(to_email="").order_by("pk")


def addresses_told(event: Event, name: str) -> set[str]:
    """In lower case: where a message about this meeting arrived, or may have."""
    rows = _may_have_left(_messages(event, name))
    return {address.lower() for address in rows.values_list("to_email", flat=True)}


def _messages(event: Event, name: str) -> QuerySet[OutgoingMessage]:
    rows: QuerySet[OutgoingMessage] = event.outgoing_messages.filter(dedupe__contains=f":{name}:")
    return rows


def _may_have_left(rows: QuerySet[OutgoingMessage]) -> QuerySet[OutgoingMessage]:
    unsure = Q(is_leaving=True) | Q(possible_repeats__gt=0)
    return rows.filter(Q(state=MessageState.SENT) | unsure)
