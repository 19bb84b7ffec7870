"""Check-ins in no order: what a dump shows must not tell who came first (docs/adr/0014).

PostgreSQL writes rows where there is room, so a dump lists them in about the order in which they
came. The check-ins of a quarter-hour are therefore written again together, in random order, with
their cancellations. The quarter-hour is in the row: between two of them there is nothing to hide.
"""

from datetime import datetime
from random import SystemRandom

from django.db import OperationalError, connection, transaction

from events.models import Event
from visits.models import CheckInCancellation
from visits.tally_triggers import SHARDS

# No connection counts here: what stands in it was mixed, and whatever is written or cancelled
# later stands in another one. So the counters say which quarter-hours are to be mixed.
MIXED = SHARDS
# Tablets queue up behind whoever waits for the tables, so waiting must be short. They wait 5 s.
PATIENCE = "2s"
LOCK_NOT_AVAILABLE = "55P03"

TAKE_TURNS = """
    LOCK TABLE visits_checkin, visits_checkincancellation IN SHARE ROW EXCLUSIVE MODE
"""
# The rows are sorted at random between the two halves, so all are gone before one comes back.
# Foreign keys are checked when the transaction ends, and then every key is there again.
REWRITE = """
    WITH gone AS (DELETE FROM visits_checkin WHERE event_id = %s AND slot = %s RETURNING *)
    INSERT INTO visits_checkin SELECT * FROM gone ORDER BY random()
"""
FOLD = """
    WITH gone AS (DELETE FROM {table} WHERE {which} RETURNING *)
    INSERT INTO {table} ({key}, shard, {sums})
    SELECT {key}, {mixed}, {added} FROM gone GROUP BY {key} ORDER BY random()
"""
FOLD_SLOT = FOLD.format(
    table="visits_slottally",
    which="event_id = %s AND slot = %s",
    key="event_id, kind, slot, hub_id, activity_id",
    sums="people, check_ins",
    added="SUM(people), SUM(check_ins)",
    mixed=MIXED,
)
FOLD_PROFILES = FOLD.format(
    table="visits_profiletally",
    which="event_id = %s",
    key="event_id, dimension, code",
    sums="people",
    added="SUM(people)",
    mixed=MIXED,
)


class TablesAreBusy(Exception):
    """Somebody has been writing for longer than tablets can wait: the rest is for the next time."""


def shuffle_check_ins(event: Event) -> int:
    """Quarter-hours that something was written to since they were last mixed; how many.

    Each is a transaction of its own: a tablet waits for one quarter-hour at most.
    """
    slots = event.slot_tallies.exclude(shard=MIXED).order_by("slot").values_list("slot", flat=True)
    changed = list(slots.distinct())
    for slot in changed:
        _mix(event, slot)
    if event.profile_tallies.exclude(shard=MIXED).exists():
        _fold_profiles(event)
    return len(changed)


def _mix(event: Event, slot: datetime) -> None:
    """The triggers count what goes and what comes back: nothing changes for a reader.

    Cancellations go first and come last, so that each statement is counted by what it sees.
    """
    with transaction.atomic():
        _take_turns()
        cancellations = list(event.check_in_cancellations.filter(check_in__slot=slot))
        _delete(cancellations)
        _run(REWRITE, event.pk, slot)
        SystemRandom().shuffle(cancellations)
        CheckInCancellation.objects.bulk_create(cancellations)
        _run(FOLD_SLOT, event.pk, slot)


@transaction.atomic
def _fold_profiles(event: Event) -> None:
    """Counters that were written last would tell the profile of whoever came last."""
    _take_turns()
    _run(FOLD_PROFILES, event.pk)


def _take_turns() -> None:
    """Those who write finish first, and the others see all rows again or wait. Readers do not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, TRUE)", [PATIENCE])
        try:
            cursor.execute(TAKE_TURNS)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") == LOCK_NOT_AVAILABLE:
                raise TablesAreBusy from error
            raise


def _delete(cancellations: list[CheckInCancellation]) -> None:
    CheckInCancellation.objects.filter(pk__in=[one.pk for one in cancellations]).delete()


def _run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
