"""Reminders of a committee, prepared by a command that may run any number of times."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from events.mail.outbox import Recipient
from partners.committees.convening import (
    CONVOCATION,
    about_meeting,
    convocation_of,
    has_news,
    members_to_call,
    values_of,
)
from partners.committees.locking import lock_open_meeting
from partners.committees.posting import prepare_once, withdraw
from partners.models import CommitteeMeeting, Convocation
from partners.models.preparation import OccurrenceStatus

REMINDERS = (15, 8)
REMINDER = "committee_reminder"


@transaction.atomic
def remind(*, meeting: CommitteeMeeting, days: int) -> int:
    """One message for each member and each of REMINDERS, however often it is asked for; the one
    that comes takes the place of the earlier one, if that has not left. How many are new."""
    found = lock_open_meeting(meeting)
    convocation = convocation_of(found)
    if convocation is None or not _is_worth_it(found, convocation, days):
        return 0
    now = f"{REMINDER}:{convocation.key}:{found.date}:{days}:"
    _withdraw_earlier(convocation, now)
    return sum(
        prepare_once(
            event=found.event,
            purpose=REMINDER,
            to=Recipient(member.address, member.display_name),
            values=values_of(found),
            dedupe=f"{now}{member.code}",
            again=False,
            about=about_meeting(found),
            reference=f"{convocation.key}:{convocation.sequence}",
            by=None,
        )
        for member in members_to_call(found)
        if member.address
    )


def _is_worth_it(meeting: CommitteeMeeting, convocation: Convocation, days: int) -> bool:
    """Not right after the call; and a change is told as a change, never as a reminder."""
    is_planned = meeting.status == OccurrenceStatus.PLANNED
    was_called_before = convocation.prepared_on < meeting.date - timedelta(days=days)
    return is_planned and was_called_before and not has_news(meeting, convocation)


def _withdraw_earlier(convocation: Convocation, now: str) -> None:
    calls = f"{CONVOCATION}:{convocation.key}:"
    withdraw(convocation.event, convocation.key, but=(now, calls))


def reminder_due(meeting: CommitteeMeeting, today: date) -> int | None:
    """15 or 8, if the day for it has come and the next one has not; a missed day is caught up."""
    left = (meeting.date - today).days
    if left <= 0:
        return None
    due = [days for days in REMINDERS if left <= days]
    return min(due) if due else None


def meetings_to_remind(today: date) -> Any:
    soon = today + timedelta(days=max(REMINDERS))
    rows = CommitteeMeeting.objects.filter(status=OccurrenceStatus.PLANNED)
    convened = rows.filter(convocation__isnull=False, date__gt=today, date__lte=soon)
    return convened.select_related("event").order_by("date", "pk")
