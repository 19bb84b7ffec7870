"""From the database to rows: one query for each table."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from events.models import Event
from reporting.dossier import kept_counts
from reporting.dossier.conditions import add_conditions
from reporting.dossier.deputies import add_deputies
from reporting.dossier.rows import Row, Rows
from reporting.dossier.survey_answers import RESPONSES, add_answers
from reporting.dossier.table import Table
from reporting.dossier.tables import TABLES
from visits.reasons import reason_codes


def extract_rows(event: Event) -> Rows:
    """Rows of the event, with everything, whatever their order."""
    return Extraction(event).rows()


class Extraction:
    """Keeps the rows of each table by database id: references and parents are found there."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.found: dict[str, dict[Any, Row]] = {}

    def rows(self) -> Rows:
        for table in TABLES:
            self.found[table.path] = {
                instance.pk: self._row(table, instance) for instance in self._instances(table)
            }
        self._add_reasons()
        add_conditions(self.found)
        add_deputies(self.found)
        add_answers(self.event, self.found[RESPONSES])
        return {path: list(rows.values()) for path, rows in self.found.items()}

    def _instances(self, table: Table) -> Iterable[Any]:
        if table.path == kept_counts.PATH:
            return kept_counts.kept_counts(self.event)
        if table.path == "organisations":
            scope = (
                models.Q(partnerships__event=self.event)
                | models.Q(professionals__mobilisations__event=self.event)
                | models.Q(professionals__committee_seats__event=self.event)
            )
        elif table.path == "professionals":
            scope = models.Q((table.scope, self.event.pk)) | models.Q(
                committee_seats__event=self.event
            )
        else:
            scope = models.Q((table.scope, self.event.pk))
        return table.model._base_manager.filter(scope).distinct()

    def _row(self, table: Table, instance: Any) -> Row:
        values = {name: empty() for name, empty in table.extra.items()}
        for name, field in table.fields.items():
            value = getattr(instance, field.attname)
            if name in table.references and value is not None:
                value = self._key(table.references[name].table, value, instance)
            values[name] = value
        parent = (
            self.found[table.inside][getattr(instance, f"{table.parent}_id")]
            if table.inside
            else None
        )
        return Row(table, "", values, parent, instance=instance)

    def _key(self, path: str, pk: Any, instance: Any) -> Any:
        return self.found[path][pk].key[0] if path in self.found else instance.previous_event.slug

    def _add_reasons(self) -> None:
        codes = reason_codes(self.event)
        for row in self.found["check_ins"].values():
            bits = row.instance.reasons
            row.values["reasons"] = [code for bit, code in codes.items() if bits >> bit & 1]
