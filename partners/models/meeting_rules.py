"""Rules that PostgreSQL keeps over the rows of one meeting."""

import pgtrigger

from core.triggers import Refuse, changes

# SQL: the minutes of the row's meeting are approved. The lock makes whoever writes wait for
# somebody who is approving, and the other way round; it is the one that making a draft of the
# minutes takes, so that two who write do not wait for each other.
IS_APPROVED = (
    "'approved' IN (SELECT meeting.minutes_status FROM partners_committeemeeting AS meeting "
    "WHERE meeting.id IN (NEW.meeting_id, OLD.meeting_id) FOR NO KEY UPDATE)"
)
ANY_CHANGE = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
FROZEN = "The minutes of this meeting are approved: nothing of it can be changed."


# SQL: the name of a person goes, on request; nothing else changes.
ONLY_ERASED = (
    "(TG_OP = 'UPDATE' AND NEW.name = '' AND to_jsonb(OLD) - 'name' = to_jsonb(NEW) - 'name')"
)


def frozen_with_meeting(name: str, *columns: str, unless: str = "") -> Refuse:
    """Rows of a meeting are kept as approved; with `columns`, only these are. `unless`: SQL."""
    test = f"{changes(*columns)} AND {IS_APPROVED}" if columns else IS_APPROVED
    if unless:
        test = f"NOT {unless} AND {test}"
    return Refuse(name=name, operation=ANY_CHANGE, test=test, message=FROZEN)


# SQL: people of an organisation at a meeting, against its members who are marked as present.
FEWER_THAN_NAMED = """(
    SELECT count(*) FROM partners_memberattendance AS one
    JOIN partners_committeemember AS seat ON seat.id = one.member_id
    WHERE one.status = 'present' AND one.meeting_id = {meeting}
    AND seat.partnership_id = {partnership}
) > COALESCE((
    SELECT tally.people FROM partners_meetingattendance AS tally
    WHERE tally.meeting_id = {meeting} AND tally.partnership_id = {partnership}
), 0)"""


class CountsAgree(Refuse):
    """Judged when everything is written: the list of people and the count go together."""

    when = pgtrigger.After

    def __init__(self, *, name: str, partnership: str) -> None:
        super().__init__(
            name=name,
            operation=ANY_CHANGE,
            timing=pgtrigger.Deferred,
            test=FEWER_THAN_NAMED.format(
                meeting="COALESCE(NEW.meeting_id, OLD.meeting_id)", partnership=partnership
            ),
            message="More members are marked as present than people are counted.",
        )
