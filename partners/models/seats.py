"""A session never holds more people than it has seats, whoever writes and however many at once."""

from typing import Any

import pgtrigger

from core.triggers import Refuse

TAKING = "('registered', 'attended')"
TAKEN = (
    "(SELECT COUNT(*) FROM partners_sessionattendance AS seat "
    "WHERE seat.session_id = NEW.session_id AND seat.id <> NEW.id "
    f"AND seat.status IN {TAKING})"
)
SEATS = "(SELECT capacity FROM partners_preparationsession WHERE id = NEW.session_id)"
LISTED = (
    "(SELECT COUNT(*) FROM partners_sessionattendance AS seat "
    f"WHERE seat.session_id = NEW.id AND seat.status IN {TAKING})"
)


class RefuseInTurn(Refuse):
    """Waits for its turn on the session first: the count that follows sees what others wrote."""

    def get_func(self, model: Any) -> str:
        turn = (
            "PERFORM FROM partners_preparationsession WHERE id = NEW.session_id FOR NO KEY UPDATE; "
        )
        return turn + super().get_func(model)


# SQL: those who wait take the seats that are free, in the order in which they asked.
MOVE_UP = """
PERFORM FROM partners_preparationsession WHERE id = {session} FOR NO KEY UPDATE;
UPDATE partners_sessionattendance SET status = 'registered' WHERE id IN (
    SELECT waiting.id FROM partners_sessionattendance AS waiting
    WHERE waiting.session_id = {session} AND waiting.status = 'waiting'
    ORDER BY waiting.id
    LIMIT (
        SELECT CASE WHEN held.capacity IS NULL THEN NULL ELSE GREATEST(0, held.capacity - (
            SELECT COUNT(*) FROM partners_sessionattendance AS seat
            WHERE seat.session_id = {session} AND seat.status IN {taking}
        )) END
        FROM partners_preparationsession AS held WHERE held.id = {session}
    )
) AND EXISTS (
    SELECT FROM partners_preparationsession AS held
    WHERE held.id = {session} AND held.status = 'planned'
);
RETURN NULL;
"""  # without a capacity: no limit


def _move_up(name: str, session: str, operation: Any) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        func=MOVE_UP.format(session=session, taking=TAKING),
    )


def seat_triggers() -> list[pgtrigger.Trigger]:
    """For SessionAttendance."""
    return [
        _move_up("partners_sessionattendance_frees_seat", "OLD.session_id", pgtrigger.Delete),
        RefuseInTurn(
            name="partners_sessionattendance_has_a_seat",
            operation=pgtrigger.Insert | pgtrigger.Update,
            test=f"NEW.status IN {TAKING} AND {TAKEN} >= {SEATS}",
            message="All seats of this session are taken.",
        ),
    ]


def capacity_triggers() -> list[pgtrigger.Trigger]:
    """For PreparationSession."""
    return [
        _move_up(
            "partners_preparationsession_more_seats", "NEW.id", pgtrigger.UpdateOf("capacity")
        ),
        Refuse(
            name="partners_preparationsession_keeps_seats",
            operation=pgtrigger.Update,
            test=f"NEW.capacity IS NOT NULL AND {LISTED} > NEW.capacity",
            figures={"taken": LISTED},
            message="{taken} seats are already taken: the session cannot have fewer.",
        ),
    ]
