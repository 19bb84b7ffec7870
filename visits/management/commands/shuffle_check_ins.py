from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from visits.mixing import TablesAreBusy, shuffle_check_ins


class Command(BaseCommand):
    help = "Writes the check-ins of an event again in random order, quarter-hour by quarter-hour."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="*", help="ends of events' addresses; all when none")

    def handle(self, *args: Any, **options: Any) -> None:
        events = Event.objects.filter(slug__in=options["slug"]) if options["slug"] else None
        try:
            for event in events if events is not None else Event.objects.all():
                self._shuffle(event)
        except TablesAreBusy as error:
            raise CommandError(
                _("Somebody has been writing check-ins for too long: run this again later.")
            ) from error

    def _shuffle(self, event: Event) -> None:
        number = shuffle_check_ins(event)
        words = ngettext(
            "%(event)s: the check-ins of %(number)s quarter-hour shuffled.",
            "%(event)s: the check-ins of %(number)s quarter-hours shuffled.",
            number,
        )
        self.stdout.write(words % {"event": event, "number": number})
