from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from reporting.dossier.errors import DossierRefused
from reporting.dossier.loading import load_file


class Command(BaseCommand):
    help = "Loads an event dossier (see docs/dossier/): all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_file(options["file"])
        except DossierRefused as refusal:
            raise CommandError(
                _("The dossier was refused, nothing was written:\n%(faults)s")
                % {"faults": refusal.text()}
            ) from None
        if loaded.is_new:
            message = _("Loaded: %(event)s (%(slug)s).")
        else:
            message = _("Already loaded, nothing changed: %(event)s (%(slug)s).")
        self.stdout.write(message % {"event": loaded.event, "slug": loaded.event.slug})
