"""Records what a tablet could not send, from the file that it exported."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from accounts.models import User
from events.models import Event
from visits.models import Purge
from visits.queue_file import read_queue
from visits.sync.outcomes import Outcome
from visits.sync.period import Period
from visits.sync.places import meanings_of
from visits.sync.reading import read_batch
from visits.sync.recording import Teller, record_batch
from visits.sync.values import LARGEST_BATCH, SERIES, text_of, whole_number_of

# What the tablet adds to an item that it exports.
NOTES = {"state", "review_reason", "message"}
LARGEST_OFFSET_MS = 10**13


def import_queue(*, event: Event, content: Any, by: User) -> list[Outcome]:
    """What became of each item, in the order of `read_queue(content, event.slug).items`.

    `content` is the whole file, as JSON was read from it; NotAQueue if it is not one of this event.
    What came already is a duplicate: a file can be imported again, and the tablet can still send.
    """
    outcomes: list[Outcome] = []
    for part in read_queue(content, event.slug).parts:
        outcomes += _import_part(event, part, len(outcomes))
    return outcomes


def _import_part(event: Event, part: Mapping[str, Any], first: int) -> list[Outcome]:
    tablet = event.tablets.filter(series=text_of(part.get("series"), SERIES) or "").first()
    known_offset = tablet.clock_offset_ms if tablet else 0
    period = Period.of_event(
        event.starts_on,
        event.ends_on,
        offset=timedelta(milliseconds=_offset_ms(part.get("clock_offset_ms"), known_offset)),
        counts_exits=event.counts_exits,
    )
    last_number = whole_number_of(part.get("last_number"), 0) or 0
    values = {"last_number": str(last_number)}
    teller = Teller(event.pk, tablet.pk if tablet else None, values, is_exchange=False)
    items = [_as_sent(item) for item in part["items"]]
    is_purged = Purge.objects.filter(event=event).exists()
    look_up = partial(meanings_of, event_id=event.pk)
    outcomes = []
    for start in range(0, len(items), LARGEST_BATCH):
        chunk = items[start : start + LARGEST_BATCH]
        batch = read_batch(chunk, period=period, look_up=look_up, is_purged=is_purged)
        found = record_batch(batch, teller).outcomes
        outcomes += [replace(one, index=first + start + one.index) for one in found]
    return outcomes


def _offset_ms(told: Any, known: int) -> int:
    """The tablet wrote its clock's offset beside the times of its clock."""
    offset = whole_number_of(told, -LARGEST_OFFSET_MS, LARGEST_OFFSET_MS)
    return known if offset is None else offset


def _as_sent(item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    return {name: value for name, value in item.items() if name not in NOTES}
