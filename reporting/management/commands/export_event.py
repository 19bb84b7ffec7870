from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reporting.dossier.exporting import export
from reporting.management.arguments import event_at, write_file


class Command(BaseCommand):
    help = "Writes one whole event as a dossier (see docs/dossier/)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the end of the event's web address")
        parser.add_argument("--output", type=Path, help="a file rather than the screen")
        parser.add_argument(
            "--with-personal-data",
            action="store_true",
            help="names, e-mail addresses, telephones and job titles of professionals too",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        event = event_at(options["slug"])
        text = export(event, with_personal_data=options["with_personal_data"])
        if options["output"]:
            write_file(options["output"], text.encode())
        else:
            self.stdout.write(text, ending="")
