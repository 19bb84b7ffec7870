from typing import Any

from django.core.management.commands import migrate

from core.firm_triggers import make_triggers_firm


class Command(migrate.Command):
    """Django's, then what the triggers need that no migration of one app can say."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not (options["plan"] or options["check_unapplied"]):
            make_triggers_firm(using=options["database"])
