"""Minutes are approved as they were sent: PostgreSQL makes a draft of them when what they print
changes, whoever writes."""

from typing import Any

import pgtrigger

from core.triggers import changes

PRINTED_OF_MEETING = ("number", "date", "starts_at", "ends_at", "place", "agenda", "minutes")


class DraftAgain(pgtrigger.Trigger):
    """On the meeting itself."""

    when = pgtrigger.Before
    operation = pgtrigger.Update

    def get_func(self, model: Any) -> str:
        return (
            "IF OLD.minutes_status = 'sent' AND NEW.minutes_status = 'sent' "
            f"AND {changes(*PRINTED_OF_MEETING)} THEN "
            "NEW.minutes_status := 'draft'; "
            "NEW.minutes_revision := OLD.minutes_revision + 1; "
            "END IF; RETURN NEW;"
        )


class DraftAgainWithRow(pgtrigger.Trigger):
    """On a row of a meeting: `printed`, its columns that the minutes print. `meetings`: SQL, which
    other meetings print it."""

    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def __init__(self, *, printed: tuple[str, ...], meetings: str = "", **kwargs: Any) -> None:
        self.printed, self.meetings = printed, meetings
        super().__init__(**kwargs)

    def get_func(self, model: Any) -> str:
        others = f" OR id IN ({self.meetings})" if self.meetings else ""
        return (
            f"IF {changes('meeting_id', *self.printed)} THEN "
            "UPDATE partners_committeemeeting "
            "SET minutes_status = 'draft', minutes_revision = minutes_revision + 1 "
            f"WHERE minutes_status = 'sent' AND (id IN (NEW.meeting_id, OLD.meeting_id){others}); "
            "END IF; RETURN NULL;"
        )


class WithdrawMinutes(pgtrigger.Trigger):
    """Minutes that are a draft again do not leave from the outbox: there they wait to be read."""

    when = pgtrigger.After
    operation = pgtrigger.Update

    def get_func(self, model: Any) -> str:
        return (
            "IF OLD.minutes_status = 'sent' AND NEW.minutes_status = 'draft' THEN "
            "UPDATE events_outgoingmessage SET state = 'cancelled' "
            "WHERE event_id = NEW.event_id AND state = 'draft' AND starts_with("
            "dedupe, 'committee_minutes:' || NEW.event_id || '-' || NEW.number || ':'); "
            "END IF; RETURN NULL;"
        )


class WithdrawNumber(pgtrigger.Trigger):
    """The number of a decision that is deleted is given to no other; nor is the one of a decision
    that people have read and that is renumbered."""

    when = pgtrigger.After
    operation = pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: Any) -> str:
        return (
            "IF TG_OP = 'DELETE' OR (OLD.number <> NEW.number AND EXISTS ("
            "SELECT FROM partners_committeemeeting AS meeting "
            "WHERE meeting.id = OLD.meeting_id AND meeting.minutes_sent_on IS NOT NULL)) THEN "
            "INSERT INTO partners_withdrawnnumber (event_id, number) "
            "VALUES (OLD.event_id, OLD.number) ON CONFLICT DO NOTHING; "
            "END IF; RETURN NULL;"
        )
