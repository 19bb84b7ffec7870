from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import date_text
from reporting.funding.retention import erase_downloads, expired_downloads
from reporting.retention import Due, Erased, detail_of, due_for_purge, purge_detail


class Command(BaseCommand):
    help = (
        "Erases the detail of the visits and the answers to the questionnaires of events whose "
        "report was published long enough ago; their totals stay. And the lines of the log of "
        "downloads that were kept long enough."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        found = list(due_for_purge(today))
        for due in found:
            if options["dry_run"]:
                words = _("%(event)s: would be erased: %(detail)s (time passed on %(day)s)")
                self.stdout.write(words % _told(due, detail_of(due.event)))
            else:
                words = _("%(event)s: erased: %(detail)s (time passed on %(day)s)")
                self.stdout.write(words % _told(due, purge_detail(due.event, today)))
        downloads = self._downloads(is_trial=options["dry_run"])
        if downloads:
            self.stdout.write(downloads)
        elif not found:
            self.stdout.write(_("Nothing to erase."))

    def _downloads(self, *, is_trial: bool) -> str:
        now = timezone.now()
        number = expired_downloads(now).count() if is_trial else erase_downloads(now)
        if not number:
            return ""
        if is_trial:
            words = ngettext(
                "%(number)s line of the log of downloads would be erased",
                "%(number)s lines of the log of downloads would be erased",
                number,
            )
        else:
            words = ngettext(
                "%(number)s line of the log of downloads erased",
                "%(number)s lines of the log of downloads erased",
                number,
            )
        return words % {"number": number}


def _told(due: Due, erased: Erased) -> dict[str, Any]:
    check_ins = ngettext("%s check-in", "%s check-ins", erased.check_ins) % erased.check_ins
    responses = ngettext("%s response", "%s responses", erased.responses) % erased.responses
    return {"event": due.event, "detail": f"{check_ins}, {responses}", "day": date_text(due.since)}
