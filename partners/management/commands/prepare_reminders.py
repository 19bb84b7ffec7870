"""Every day: reminders of the committees that come. Run twice, it prepares nothing more."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from events.mail.outbox import CannotPrepare
from partners.committees.reminders import meetings_to_remind, remind, reminder_due
from partners.models import CommitteeMeeting


class Command(BaseCommand):
    help = "Prepares the 15-day and 8-day reminders of the steering committees, for the outbox."

    def handle(self, *args: Any, **options: Any) -> None:
        """What is wrong with the messages of one meeting keeps no other from its reminders."""
        today = timezone.localdate()
        for meeting in meetings_to_remind(today):
            days = reminder_due(meeting, today)
            if days is not None:
                self._remind(meeting, days)

    def _remind(self, meeting: CommitteeMeeting, days: int) -> None:
        values = {"event": meeting.event, "meeting": meeting}
        try:
            made = remind(meeting=meeting, days=days)
        except CannotPrepare as error:
            told = _("%(event)s, %(meeting)s: no reminder was prepared. %(reason)s")
            self.stderr.write(told % {**values, "reason": error})
            return
        told = _("%(event)s, %(meeting)s: %(count)d reminders prepared.")
        self.stdout.write(told % {**values, "count": made})
