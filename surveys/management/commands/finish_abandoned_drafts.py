from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from events.models import Event
from surveys.drafts import finish_abandoned_drafts


class Command(BaseCommand):
    help = "Takes in the questionnaires that somebody began and left: run it every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        events = Event.objects.filter(drafts__isnull=False).distinct()
        number = sum(finish_abandoned_drafts(event) for event in events)
        words = ngettext("%(number)s response taken in.", "%(number)s responses taken in.", number)
        self.stdout.write(words % {"number": number})
