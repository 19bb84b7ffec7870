from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.imports.drafts import forget_old_drafts
from partners.imports.undoing import forget_old_imports
from partners.people_erasure import erase_person, events_to_forget, forget_event, people_to_forget


class Command(BaseCommand):
    help = (
        "Erases the names of the partners' people whose last event ended long enough ago, and what "
        "old imports of the directory still hold."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        people = list(people_to_forget(today))
        if not options["dry_run"]:
            for person in people:
                erase_person(person=person)
            for event in events_to_forget(today):
                forget_event(event=event)
            forget_old_drafts()
            self._forget_imports()
        self.stdout.write(_told(len(people), dry=options["dry_run"]))

    def _forget_imports(self) -> None:
        if number := forget_old_imports(timezone.now()):
            words = ngettext(
                "%(count)d import of the directory can no longer be undone.",
                "%(count)d imports of the directory can no longer be undone.",
                number,
            )
            self.stdout.write(words % {"count": number})


def _told(number: int, *, dry: bool) -> str:
    if not number:
        return _("No name to erase.")
    if dry:
        words = ngettext(
            "%(count)d name would be erased.", "%(count)d names would be erased.", number
        )
    else:
        words = ngettext("%(count)d name erased.", "%(count)d names erased.", number)
    return words % {"count": number}
