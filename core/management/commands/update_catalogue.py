from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Brings the French catalogue up to date: new messages are added without translation, "
        "messages that nothing asks for are dropped, and the compiled file is written."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from core import catalogue  # noqa: PLC0415 (Babel is missing in production)
        except ModuleNotFoundError as error:
            raise CommandError(
                "Babel is missing: install the development dependencies (python3 dev.py setup)."
            ) from error
        current = catalogue.updated()
        catalogue.save(current)
        missing = catalogue.untranslated(current)
        for message in missing:
            self.stdout.write(f"to translate: {message}")
        self.stdout.write(f"{len(current)} messages, {len(missing)} to translate")
