"""One whole event as the text of a dossier: the same base always gives the same bytes."""

import json
from collections import defaultdict
from typing import Any

from events.models import Event
from reporting.dossier.extracting import extract_rows
from reporting.dossier.parsing import FORMAT, VERSION
from reporting.dossier.pretty import pretty
from reporting.dossier.rows import Row, Rows
from reporting.dossier.tables import tables_inside
from reporting.dossier.values import default_of, is_required, json_value


def export(event: Event, *, with_personal_data: bool = False) -> str:
    """Personal data of professionals are left out unless asked for."""
    return as_text(extract_rows(event), with_personal_data=with_personal_data)


def as_text(rows: Rows, *, with_personal_data: bool) -> str:
    head = {"format": FORMAT, "version": VERSION, "personal_data": with_personal_data}
    body = Document(rows, with_personal_data).body()
    return pretty({**head, **body}) + "\n"


class Document:
    """Puts rows back inside one another."""

    def __init__(self, rows: Rows, personal: bool) -> None:
        self.personal = personal
        self.inside: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for path, found in rows.items():
            for row in found:
                self.inside[path, id(row.parent)].append(row)

    def body(self) -> dict[str, Any]:
        return self._tables("", None)

    def _tables(self, path: str, parent: Row | None) -> dict[str, Any]:
        found = {}
        for table in tables_inside(path):
            rows = sorted(self.inside[table.path, id(parent)], key=_order)
            items = [self._object(row) for row in rows]
            if table.is_bulk:
                items.sort(key=json.dumps)
            if items:
                found[table.name] = items[0] if table.is_single else items
        return found

    def _object(self, row: Row) -> dict[str, Any]:
        hidden = frozenset() if self.personal else row.table.personal
        stated = {
            name: json_value(row.values[name])
            for name in row.table.properties
            if name not in hidden and not _goes_without_saying(row, name)
        }
        return {**stated, **self._tables(row.table.path, row)}


def _order(row: Row) -> tuple[Any, ...]:
    """As on screen; rows with a random key are then put in the order of their content."""
    return () if row.table.is_bulk else (row.values.get("position", 0), *row.key)


def _goes_without_saying(row: Row, name: str) -> bool:
    if name in row.table.extra:
        return not row.values[name]
    field = row.table.fields[name]
    return not is_required(field) and row.values[name] == default_of(field)
