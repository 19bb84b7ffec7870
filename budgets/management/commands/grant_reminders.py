from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from budgets.services.reminders import prepare_reminders
from events.models import Event


class Command(BaseCommand):
    help = "Prepares today's reminders about grants; send_mail sends them. Once a day is enough."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        events = Event.objects.filter(grants__isnull=False).distinct().order_by("pk")
        count = sum(len(prepare_reminders(event=event, today=today)) for event in events)
        text = ngettext("%(count)d reminder is ready.", "%(count)d reminders are ready.", count)
        self.stdout.write(text % {"count": count})
