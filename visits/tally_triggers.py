"""Counters that PostgreSQL keeps beside the check-ins: docs/adr/0011.

One statement, one change of the counters, however many rows it wrote. Each connection writes rows
of its own (its shard), so that tablets do not wait for one another; readers add the shards up.
"""

import pgtrigger

SHARDS = 16
# Taken before any row is written, so that two connections with one shard never wait for each
# other in a circle: one for a counter, the other for a row.
LOCK = 20190417
PROFILE = (
    "age_band",
    "situation",
    "study_level",
    "gender",
    "insee_code",
    "qpv",
    "heard_from",
)
SHARD = f"pg_backend_pid() % {SHARDS}"
ITEMS = ", ".join(f"('{name}', {name})" for name in PROFILE)

TAKE_TURN = f"PERFORM pg_advisory_xact_lock({LOCK}, {SHARD}); RETURN NULL;"
COUNT = """
    INSERT INTO visits_slottally AS tally
        (event_id, kind, slot, hub_id, activity_id, shard, people, check_ins)
    SELECT event_id, kind, slot, hub_id, activity_id, {shard},
        {sign}SUM(headcount), {sign}COUNT(*)
    FROM ({rows}) AS visit
    GROUP BY event_id, kind, slot, hub_id, activity_id
    ON CONFLICT (event_id, kind, slot, hub_id, activity_id, shard) DO UPDATE
    SET people = tally.people + EXCLUDED.people, check_ins = tally.check_ins + EXCLUDED.check_ins;
    INSERT INTO visits_profiletally AS tally (event_id, dimension, code, shard, people)
    SELECT event_id, item.dimension, item.code, {shard}, {sign}SUM(headcount)
    FROM ({rows}) AS visit,
        LATERAL (VALUES {items}, ('reasons', NULLIF(reasons, 0)::text)) AS item (dimension, code)
    WHERE kind = 'arrival' AND item.code <> ''
    GROUP BY event_id, item.dimension, item.code
    ON CONFLICT (event_id, dimension, code, shard) DO UPDATE
    SET people = tally.people + EXCLUDED.people;
    RETURN NULL;
"""
# A purge replaces the records by these counters: they stay when the rows go.
KEPT = "NOT EXISTS (SELECT FROM visits_purge AS purge WHERE purge.event_id = {row}.event_id)"
INSERTED = "SELECT * FROM new_rows"
# A cancelled check-in was taken away when it was cancelled. Whichever of the two goes first: the
# cancellation brings it back, or finds nothing to bring back.
NOT_CANCELLED = (
    "NOT EXISTS (SELECT FROM visits_checkincancellation AS gone "
    "WHERE gone.check_in_id = old_rows.id)"
)
DELETED = f"SELECT * FROM old_rows WHERE {KEPT.format(row='old_rows')} AND {NOT_CANCELLED}"
CANCELLED = (
    "SELECT visit.* FROM visits_checkin AS visit JOIN {rows} ON {rows}.check_in_id = visit.id"
)
RESTORED = f"{CANCELLED.format(rows='old_rows')} WHERE {KEPT.format(row='visit')}"


class TakeTurn(pgtrigger.Trigger):
    """Those who write with the same shard write one after the other."""

    level = pgtrigger.Statement
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Delete
    func = TAKE_TURN


class KeepTally(pgtrigger.Trigger):
    """Adds to the counters, or takes away from them, what a statement wrote."""

    level = pgtrigger.Statement
    when = pgtrigger.After

    def __init__(self, *, rows: str, sign: str = "", **kwargs: object) -> None:
        self.rows, self.sign = rows, sign
        super().__init__(**kwargs)

    def get_func(self, model: object) -> str:
        return COUNT.format(shard=SHARD, sign=self.sign, rows=self.rows, items=ITEMS)


def check_in_tallies() -> list[pgtrigger.Trigger]:
    return [
        TakeTurn(name="visits_checkin_takes_turn"),
        KeepTally(
            name="visits_checkin_counted",
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            rows=INSERTED,
        ),
        KeepTally(
            name="visits_checkin_removed",
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="old_rows"),
            rows=DELETED,
            sign="-",
        ),
    ]


def cancellation_tallies() -> list[pgtrigger.Trigger]:
    return [
        TakeTurn(name="visits_cancellation_takes_turn"),
        KeepTally(
            name="visits_cancellation_counted",
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            rows=CANCELLED.format(rows="new_rows"),
            sign="-",
        ),
        KeepTally(
            name="visits_cancellation_removed",
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="old_rows"),
            rows=RESTORED,
        ),
    ]
