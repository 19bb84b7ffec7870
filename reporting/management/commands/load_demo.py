import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.pdf import PdfUnavailable
from events.models import Event
from reporting import demo
from reporting.bilan.versions import latest_version
from reporting.demo.accounts import (
    ACCOUNTS,
    BAGNOLET,
    PANTIN,
    PASSWORD,
    TRIAL,
    create_demo_accounts,
)
from reporting.demo.trial import trial_dossier
from reporting.dossier.errors import DossierRefused
from reporting.dossier.loading import load, load_file
from reporting.services import publish_bilan

FOLDER = Path(demo.__file__).parent


class Command(BaseCommand):
    help = "Loads the reference event, two others, and accounts to try them. Never in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--show", action="store_true", help="only print the logins")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                _(
                    "The demonstration creates accounts whose password is public: it is only "
                    "loaded with the development settings. Load a dossier with load_event instead."
                )
            )
        if not options["show"]:
            self._publish_report(self._load())
        self._print_logins()

    @transaction.atomic
    def _load(self) -> Event:
        """The reference event, whose report is published."""
        events = [self._event(slug) for slug in (BAGNOLET, PANTIN)]
        self._trial()
        create_demo_accounts()
        return events[0]

    def _event(self, slug: str) -> Event:
        """Loaded unless it is there already: somebody may be trying things on it."""
        event = Event.objects.filter(slug=slug).first()
        if event is None:
            try:
                event = load_file(FOLDER / f"{slug}.json").event
            except DossierRefused as refusal:
                raise CommandError(f"{slug}.json\n{refusal.text()}") from None
        self.stdout.write(str(event))
        return event

    def _trial(self) -> None:
        """Starts today, so that tablets can be tried at once."""
        if Event.objects.filter(slug=TRIAL).exists():
            return
        dossier = trial_dossier(timezone.localdate())
        self.stdout.write(str(load(json.dumps(dossier).encode()).event))

    def _publish_report(self, event: Event) -> None:
        """Once: loading the demonstration again adds no version."""
        if latest_version(event):
            return
        try:
            publish_bilan(event=event, by=None)
        except PdfUnavailable as error:
            self.stderr.write(str(error))

    def _print_logins(self) -> None:
        """An instance that was emptied to begin one's own has none of them."""
        if not User.objects.filter(email__in=[one.email for one in ACCOUNTS]).exists():
            self.stdout.write(_("No demonstration here: createsuperuser makes the first account."))
            return
        self.stdout.write(_("Demonstration logins, all with the password %s") % PASSWORD)
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.email:<28} {account.full_name}")
