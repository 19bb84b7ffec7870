"""One exchange with a tablet: what it sends is recorded, and it is told what became of it."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import timezone

from visits.configuration import configuration_version
from visits.sync.message import Message
from visits.sync.period import Period
from visits.sync.places import meanings_of
from visits.sync.problems import Problem, ProblemCode
from visits.sync.reading import LookUp, read_batch
from visits.sync.recording import Record, Teller, record_batch
from visits.sync.speaker import Speaker
from visits.sync.statement import rehearsing
from visits.sync.totals import day_values, totals, utc_text

MINUTE = 60


def refuse_haste(speaker: Speaker, now: datetime) -> None:
    """Counted on the tablet's own row, minute by minute."""
    if speaker.rate_minute is None or now - speaker.rate_minute >= timedelta(seconds=MINUTE):
        return
    if speaker.rate_requests >= settings.RECEPTION_REQUESTS_PER_MINUTE:
        raise Problem(ProblemCode.TOO_MANY_REQUESTS, retry_after=MINUTE - now.second)


def exchange(speaker: Speaker, message: Message, received_at: datetime) -> dict[str, Any]:
    period = Period.of_event(
        speaker.starts_on,
        speaker.ends_on,
        offset=message.clock_offset,
        counts_exits=speaker.counts_exits,
    )
    batch = read_batch(
        message.items, period=period, look_up=_look_up(speaker), is_purged=speaker.is_purged
    )
    record = record_batch(batch, _teller(speaker, message, received_at))
    return _answer(speaker, message, record, received_at)


def rehearse(speaker: Speaker, message: Message, received_at: datetime) -> dict[str, Any]:
    """As `exchange`, with the same reading and one write, but of nothing that counts."""
    period = Period.always(counts_exits=speaker.counts_exits)
    batch = read_batch(message.items, period=period, look_up=_look_up(speaker))
    values = {
        "event": str(speaker.event_id),
        "tablet": str(speaker.tablet_id),
        "received_at": received_at.isoformat(),
        **day_values(received_at),
    }
    [(_answers, missing, counts)] = rehearsing().rows_after_collisions(values)
    record = Record(batch.as_if_recorded(), missing or 0, counts or ())
    return _answer(speaker, message, record, received_at)


def _look_up(speaker: Speaker) -> LookUp:
    return partial(meanings_of, event_id=speaker.event_id)


def _teller(speaker: Speaker, message: Message, received_at: datetime) -> Teller:
    values = {
        "last_number": str(message.last_number),
        "waiting": str(message.waiting),
        "clock_offset_ms": str(_milliseconds(message.clock_offset)),
        "app_version": message.app_version,
        "ready": None if message.is_ready is None else str(message.is_ready),
        "received_at": received_at.isoformat(),
        **day_values(received_at),
    }
    return Teller(speaker.event_id, speaker.tablet_id, values, message.to_review)


def _milliseconds(offset: timedelta) -> int:
    return offset // timedelta(milliseconds=1)


def _answer(
    speaker: Speaker, message: Message, record: Record, received_at: datetime
) -> dict[str, Any]:
    return {
        "server_time": utc_text(timezone.now()),
        "clock_offset_ms": _milliseconds(message.clock_offset),
        "configuration_version": configuration_version(speaker.event_id, speaker.desk),
        "missing": record.missing,
        "results": [outcome.as_json() for outcome in record.outcomes],
        "totals": totals(record.counts, speaker, received_at),
    }
