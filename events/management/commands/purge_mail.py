from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import months_later
from events.mail.retention import erasable, erase_mail
from events.models import Event


class Command(BaseCommand):
    help = "Erases the addresses and texts of messages, months after the end of their event."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")

    def handle(self, *args: Any, **options: Any) -> None:
        today, found = timezone.localdate(), False
        for event in Event.objects.order_by("starts_on"):
            if months_later(event.ends_on, event.retention_months) > today or not erasable(event):
                continue
            found = True
            number = erasable(event) if options["dry_run"] else erase_mail(event=event, on=today)
            words = ngettext(
                "%(event)s: %(number)s message erased.",
                "%(event)s: %(number)s messages erased.",
                number,
            )
            if options["dry_run"]:
                words = ngettext(
                    "%(event)s: %(number)s message would be erased.",
                    "%(event)s: %(number)s messages would be erased.",
                    number,
                )
            self.stdout.write(words % {"event": event, "number": number})
        if not found:
            self.stdout.write(_("Nothing to erase."))
