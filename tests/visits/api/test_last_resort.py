"""What the database refuses although it was checked sinks only itself."""

from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone

from tests.factories import make_hub, make_purge
from tests.visits.api.sending import TOKEN, check_in, told, undo
from visits.models import CheckIn
from visits.sync.exchange import exchange
from visits.sync.message import read_message
from visits.sync.period import Period
from visits.sync.places import meanings_of
from visits.sync.reading import read_batch
from visits.sync.recording import Teller, record_batch
from visits.sync.speaker import speaker_of

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = ("rejected", "invalid_item", None)


@pytest.fixture
def teller(tablet):
    return Teller(tablet.event_id, tablet.pk, {"last_number": "9"}, is_exchange=False)


def read(event, items):
    look_up = partial(meanings_of, event_id=event.pk)
    return read_batch(items, period=Period.always(counts_exits=True), look_up=look_up)


def outcomes(record):
    return [told(outcome.as_json()) for outcome in record.outcomes]


def test_hub_that_was_deleted_meanwhile(event, sending):
    hub = make_hub(event=event)
    speaker, now = speaker_of(f"Bearer {TOKEN}"), timezone.now()
    items = [check_in(1), check_in(2, kind="interview", hub=hub.code), check_in(3)]
    undos = [undo(items[0], 4), undo(items[1], 5)]
    body = sending.body(*items, *undos)
    message = read_message(body, speaker, now)
    batch = read(event, message.items)
    hub.delete()
    values = {**EXCHANGE_VALUES, "received_at": now.isoformat()}
    record = record_batch(batch, Teller(event.pk, speaker.tablet_id, values))
    created = ("created", None, None)
    unknown = ("rejected", "unknown_check_in", "check_in")
    assert outcomes(record) == [created, REFUSED, created, created, unknown]
    tablet = sending.tablet
    assert (tablet.to_review, record.missing, tablet.rate_requests) == (2, 0, 1)
    assert CheckIn.objects.count() == 2


EXCHANGE_VALUES = {
    "last_number": "5",
    "waiting": "0",
    "clock_offset_ms": "0",
    "app_version": "",
    "ready": None,
    "day_start": "2026-01-01T00:00:00Z",
    "day_end": "2026-01-02T00:00:00Z",
}


def test_purge_after_the_first_look(event, sending):
    speaker, now = speaker_of(f"Bearer {TOKEN}"), timezone.now()
    message = read_message(sending.body(check_in(1), check_in(2)), speaker, now)
    make_purge(event=event)
    assert not speaker.is_purged
    results = exchange(speaker, message, now)["results"]
    assert [told(result) for result in results] == [("rejected", "event_purged", None)] * 2


def test_within_a_transaction_what_came_before_is_kept(event, teller):
    make_purge(event=event)
    batch = read(event, [check_in(1)])
    with transaction.atomic():
        type(event).objects.filter(pk=event.pk).update(summary="Gardé")
        assert outcomes(record_batch(batch, teller)) == [("rejected", "event_purged", None)]
    event.refresh_from_db()
    assert event.summary == "Gardé"
