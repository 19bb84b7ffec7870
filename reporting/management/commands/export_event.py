from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from events.models import Event
from reporting.dossier.exporting import export


class Command(BaseCommand):
    help = "Writes one whole event as a dossier (see docs/dossier/)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--output", type=Path, help="a file rather than the screen")
        parser.add_argument(
            "--with-personal-data",
            action="store_true",
            help="names, e-mail addresses, telephones and job titles of professionals too",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        event = Event.objects.filter(slug=options["slug"]).first()
        if event is None:
            raise CommandError(_("There is no event “%(slug)s”.") % {"slug": options["slug"]})
        text = export(event, with_personal_data=options["with_personal_data"])
        if options["output"]:
            _write(options["output"], text)
        else:
            self.stdout.write(text, ending="")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(
            _("“%(path)s” cannot be written: %(reason)s.")
            % {"path": path, "reason": error.strerror}
        ) from None
