"""`manage.py figures SLUG`: every figure of one event, as a table or as JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reporting.figures import figures_of
from reporting.figures.output import as_data, as_table
from reporting.management.arguments import event_at


class Command(BaseCommand):
    help = "Print every figure of an event with its value, base, unit and definition."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the end of the event's address, e.g. bagnolet-2019")
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        event = event_at(options["slug"])
        figures = figures_of(event)
        if options["format"] == "json":
            data = as_data(event, figures)
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_table(event, figures))
