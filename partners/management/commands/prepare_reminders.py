"""Every day: reminders of the committees that come. Run twice, it prepares nothing more."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.committees.reminders import meetings_to_remind, remind, reminder_due


class Command(BaseCommand):
    help = "Prepares the 15-day and 8-day reminders of the steering committees, for the outbox."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        for meeting in meetings_to_remind(today):
            days = reminder_due(meeting, today)
            if days is not None:
                made = remind(meeting=meeting, days=days)
                told = _("%(event)s, %(meeting)s: %(count)d reminders prepared.")
                values = {"event": meeting.event, "meeting": meeting, "count": made}
                self.stdout.write(told % values)
