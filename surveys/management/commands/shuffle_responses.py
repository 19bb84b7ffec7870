from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import ngettext

from events.models import Event
from surveys.mixing import shuffle_responses


class Command(BaseCommand):
    help = (
        "Writes the responses of an event again in random order, before its data leave the server."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="*", help="ends of events' addresses; all when none")

    def handle(self, *args: Any, **options: Any) -> None:
        events = Event.objects.filter(slug__in=options["slug"]) if options["slug"] else None
        for event in events if events is not None else Event.objects.all():
            number = shuffle_responses(event)
            words = ngettext(
                "%(event)s: %(number)s response shuffled.",
                "%(event)s: %(number)s responses shuffled.",
                number,
            )
            self.stdout.write(words % {"event": event, "number": number})
