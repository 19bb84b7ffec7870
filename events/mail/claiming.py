"""One worker, one message: who takes it, and what is known of one whose worker died.

Two short steps, so that no connection has to be kept in any special mode. First the message is
marked as leaving, in a transaction of its own: whatever happens next, the mark stays. Then its row
is locked until the outcome is written. A mark without a lock, older than `FRESH`, was left by a
worker that died, perhaps after the server took the message: it is sent again, and counted.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from events.models import OutgoingMessage
from events.models.mail import new_key

FRESH = timedelta(seconds=5)


@transaction.atomic
def claim_next() -> OutgoingMessage | None:
    """The most urgent one that nobody else holds; nothing when none is due."""
    now = timezone.now()
    free = Q(is_leaving=False) | Q(claimed_at__lt=now - FRESH)
    rows = OutgoingMessage.objects.due(now).filter(free, event__isnull=False)
    locked = rows.select_for_update(skip_locked=True, no_key=True, of=("self",))
    message: OutgoingMessage | None = locked.order_by("next_attempt_at", "pk").first()
    if message is None:
        return None
    was_leaving = message.is_leaving
    message.is_leaving, message.claimed_at, message.claimed_by = True, now, new_key()
    message.possible_repeats = F("possible_repeats") + int(was_leaving)
    message.save(update_fields=["is_leaving", "claimed_at", "claimed_by", "possible_repeats"])
    return message


def hold(message: OutgoingMessage) -> OutgoingMessage | None:
    """Inside a transaction: locked until its end, if it is still this worker's."""
    rows = OutgoingMessage.objects.filter(
        pk=message.pk, claimed_by=message.claimed_by, is_leaving=True
    )
    held: OutgoingMessage | None = (
        rows.select_for_update(skip_locked=True, no_key=True, of=("self",))
        .select_related("event")
        .first()
    )
    return held
