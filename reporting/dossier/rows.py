"""The dossier between JSON and database: typed rows, each knowing its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from reporting.dossier.errors import Fault, pointer
from reporting.dossier.table import Table
from reporting.dossier.tables import TABLE_BY_PATH, TABLES
from reporting.dossier.values import default_of, python_value


@dataclass(slots=True)
class Row:
    """`values` has every property of the table; a reference is the key of the row it names."""

    table: Table
    place: str
    values: dict[str, Any]
    parent: Row | None = None
    raw: dict[str, Any] = field(default_factory=dict)
    instance: Any = None

    @property
    def key(self) -> tuple[Any, ...]:
        return tuple(self.values[name] for name in self.table.key)

    @property
    def full_key(self) -> tuple[Any, ...]:
        """The keys of the row and of those it is inside."""
        return (*(self.parent.full_key if self.parent else ()), self.key)


Rows = dict[str, list[Row]]


def read_rows(document: dict[str, Any], faults: list[Fault]) -> Rows:
    """Rows of a document that agrees with the schema; bad dates and numbers go to `faults`."""
    rows: Rows = {}
    for table in TABLES:
        rows[table.path] = [
            Row(table, place, _values(table, raw, place, faults), parent, raw)
            for parent, place, raw in _raw_rows(table, document, rows)
        ]
    return rows


def _raw_rows(table: Table, document: dict[str, Any], rows: Rows) -> Iterator[Any]:
    holders = (
        [(row, row.place, row.raw) for row in rows[table.inside]]
        if table.inside
        else [(None, "", document)]
    )
    for parent, place, holder in holders:
        if table.name not in holder:
            continue
        here = place + pointer(table.name)
        if table.is_single:
            yield parent, here, holder[table.name]
        else:
            for index, raw in enumerate(holder[table.name]):
                yield parent, f"{here}/{index}", raw


def _values(table: Table, raw: dict[str, Any], place: str, faults: list[Fault]) -> dict[str, Any]:
    values = {name: raw.get(name, empty()) for name, empty in table.extra.items()}
    for name, model_field in table.fields.items():
        if name not in raw:
            values[name] = default_of(model_field)
            continue
        try:
            values[name] = _typed(table, name, raw[name])
        except ValidationError as error:
            faults += [Fault(place + pointer(name), message) for message in error.messages]
            values[name] = None
    return values


def _typed(table: Table, name: str, value: Any) -> Any:
    """A reference has the type of the key that it names."""
    reference = table.references.get(name)
    target = TABLE_BY_PATH.get(reference.table) if reference else None
    model_field = target.fields[target.key[0]] if target else table.fields[name]
    return python_value(model_field, value)
