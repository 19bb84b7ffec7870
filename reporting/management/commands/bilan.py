from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.pdf import PdfUnavailable
from events.models import Event
from reporting.bilan.rendering import render_report_pdf
from reporting.bilan.report import compose_report
from reporting.management.arguments import event_at, write_file
from reporting.models import BilanVersion
from reporting.services import NothingChanged, publish_bilan


class Command(BaseCommand):
    help = "Writes the report of an event as PDF: the draft, or a version that was published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the end of the event's web address")
        parser.add_argument("--output", type=Path, help="the file to write")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--publish", action="store_true", help="publish the next version first")
        # "--version" already prints Django's own.
        which.add_argument("--number", type=int, help="write this published version")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (options["output"] or options["publish"]):
            raise CommandError(_("Nothing to do: give --output FILE, --publish, or both."))
        try:
            pdf = self._pdf(event_at(options["slug"]), options)
        except PdfUnavailable as error:
            raise CommandError(str(error)) from None
        if options["output"]:
            write_file(options["output"], pdf)
            written = {"path": options["output"], "size": round(len(pdf) / 1000)}
            self.stdout.write(_("Written: %(path)s (%(size)s kB)") % written)

    def _pdf(self, event: Event, options: dict[str, Any]) -> bytes:
        if options["publish"]:
            return bytes(self._published(event).pdf)
        if options["number"] is None:
            return render_report_pdf(event, compose_report(event))
        versions = BilanVersion.objects.filter(bilan__event=event, number=options["number"])
        version = versions.first()
        if version is None:
            raise CommandError(_("Version %s was never published.") % options["number"])
        return bytes(version.pdf)

    def _published(self, event: Event) -> BilanVersion:
        try:
            version = publish_bilan(event=event, by=None)
        except NothingChanged as unchanged:
            message = _("Nothing has changed since version %s: no new version.")
            self.stdout.write(message % unchanged.latest.number)
            return unchanged.latest
        published = {"number": version.number, "sha256": version.sha256}
        self.stdout.write(_("Version %(number)s published, SHA-256 %(sha256)s") % published)
        return version
