"""The minutes: written by several people, sent, approved once and for all."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core.dates import date_text
from partners.committees.keeping import keep_what_is_printed
from partners.committees.locking import lock_meeting, lock_open_meeting
from partners.committees.refusal import ChangedMeanwhile, Refused
from partners.models import AgendaPoint, CommitteeMeeting
from partners.models.committee import MinutesStatus
from partners.models.preparation import OccurrenceStatus


@transaction.atomic
def write_minutes(
    *, meeting: CommitteeMeeting, text: str, notes: Mapping[int, str], revision: int
) -> CommitteeMeeting:
    """`notes`: what was said, by point. `revision`: the one that the writer had read; raises
    ChangedMeanwhile when it is no longer the last."""
    found = lock_open_meeting(meeting)
    if found.status != OccurrenceStatus.HELD:
        raise Refused(_("Minutes are of a meeting that was held: enter the attendance first."))
    if found.minutes_revision != revision:
        raise ChangedMeanwhile(
            _("Somebody else saved these minutes while you were writing: nothing is overwritten.")
        )
    points = list(found.points.filter(pk__in=notes))
    for point in points:
        point.notes = notes[point.pk]
    AgendaPoint.objects.bulk_update(points, ["notes"])
    found.minutes = text
    found.minutes_revision += 1
    found.minutes_status = MinutesStatus.DRAFT  # what was sent is no longer what is written
    found.save(update_fields=["minutes", "minutes_revision", "minutes_status"])
    return found


@transaction.atomic
def mark_sent(*, meeting: CommitteeMeeting, today: date) -> CommitteeMeeting:
    """Sending again, to who joined since, moves the date and keeps what was sent."""
    found = lock_open_meeting(meeting)
    if found.minutes_status not in (MinutesStatus.DRAFT, MinutesStatus.SENT):
        raise Refused(_("Write the minutes before you send them."))
    if not found.minutes.strip():
        raise Refused(
            _("The summary of the meeting is empty: write it before you send the minutes.")
        )
    if not found.is_kept:
        keep_what_is_printed(found)
    found.minutes_status, found.minutes_sent_on = MinutesStatus.SENT, today
    found.save(update_fields=["minutes_status", "minutes_sent_on"])
    return found


@transaction.atomic
def approve_minutes(
    *, meeting: CommitteeMeeting, revision: int | None, day: date, today: date
) -> CommitteeMeeting:
    """From now on the database refuses every change, whoever writes. `revision`: the one that was
    read; raises ChangedMeanwhile when another one was sent since."""
    found = lock_meeting(meeting)
    if found.minutes_status == MinutesStatus.APPROVED:
        told = _("These minutes are already approved, on %(day)s.")
        raise Refused(told % {"day": date_text(found.minutes_approved_on)})
    if found.minutes_status != MinutesStatus.SENT:
        raise Refused(_("Minutes are approved after they were sent: send them first."))
    if found.minutes_revision != revision:
        raise ChangedMeanwhile(
            _("Other minutes were sent since you opened this page: read them, then approve them.")
        )
    if not found.date <= day <= today:
        raise Refused(_("Minutes are approved between the day of the meeting and today."))
    found.minutes_status, found.minutes_approved_on = MinutesStatus.APPROVED, day
    found.save(update_fields=["minutes_status", "minutes_approved_on"])
    return found
