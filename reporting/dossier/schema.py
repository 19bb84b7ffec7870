"""The published JSON Schema, and its violations in plain words."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from reporting.dossier.bulk_rows import located_rows, without_bulk_rows
from reporting.dossier.errors import Fault, enough, pointer
from reporting.dossier.schema_messages import faults_of, unknown_properties
from reporting.dossier.table import Table
from reporting.dossier.tables import TABLES

LARGEST_TABLE = 10_000
PATH = settings.BASE_DIR / "docs" / "dossier" / "event-dossier-1.schema.json"


@cache
def published_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return schema


def schema_faults(document: dict[str, Any]) -> list[Fault]:
    """Disagreements with the schema, the first ones of each part; the many rows come last."""
    if unknown := enough(unknown_properties(document, published_schema(), "")):
        return unknown
    if endless := list(_endless_lists(document)):
        return endless
    faults = enough(_faults(_validator(published_schema()), without_bulk_rows(document), ()))
    for table in (table for table in TABLES if table.is_bulk):
        faults += enough(_bulk_faults(table, document))
    return faults


def _endless_lists(document: dict[str, Any]) -> Iterator[Fault]:
    """The schema is checked slowly: a thousand rows a second."""
    for table in (table for table in TABLES if not table.is_bulk):
        rows = located_rows(table.path, document)
        if next(islice(rows, LARGEST_TABLE, None), None):
            yield Fault(
                pointer(*table.path.split(".")),
                _("There are too many rows here: at most %(limit)d.") % {"limit": LARGEST_TABLE},
            )


def _bulk_faults(table: Table, document: dict[str, Any]) -> Iterator[Fault]:
    checker = RowChecker(table.path)
    for steps, row in located_rows(table.path, document):
        yield from checker.faults(row, steps)


def _validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "$defs": published_schema()["$defs"]})


def _faults(
    validator: Draft202012Validator, instance: Any, steps: tuple[object, ...]
) -> Iterator[Fault]:
    for error in validator.iter_errors(instance):
        yield from faults_of(error, steps)


class RowChecker:
    """Checks the many rows of one table fast: a value seen to be right is not checked again.

    True because the schema of a row says something of each property and nothing across them.
    """

    def __init__(self, path: str) -> None:
        schema = published_schema()["$defs"][path]
        self.validator = _validator(schema)
        self.required = set(schema["required"])
        self.properties = set(schema["properties"])
        self.id_pattern = re.compile(schema["properties"]["id"]["pattern"])
        self.right: set[tuple[str, str]] = set()

    def faults(self, row: Any, steps: tuple[object, ...]) -> list[Fault]:
        if not self._looks_right(row):
            return enough(_faults(self.validator, row, steps))
        seen = {(name, repr(value)) for name, value in row.items() if name != "id"}
        if seen <= self.right:
            return []
        faults = enough(_faults(self.validator, row, steps))
        if not faults:
            self.right |= seen
        return faults

    def _looks_right(self, row: Any) -> bool:
        return (
            isinstance(row, dict)
            and self.required <= row.keys() <= self.properties
            and isinstance(row["id"], str)
            and self.id_pattern.search(row["id"]) is not None
        )
