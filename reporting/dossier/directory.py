"""Venues, organisations and professionals are shared by all events: found again, never changed."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from reporting.dossier.errors import Fault, pointer, shown
from reporting.dossier.rows import Row
from reporting.dossier.table import Table


def match_existing(table: Table, rows: list[Row], *, personal: bool) -> list[Fault]:
    """Gives its instance to each row that is in the directory already.

    A row that says something else than the directory is a fault: a dossier never rewrites it.
    Without `personal`, names and addresses of people are not compared.
    """
    faults: list[Fault] = []
    existing = _existing(table, rows)
    for row in rows:
        row.instance = existing.get(row.key)
        if row.instance is not None:
            faults += _differences(row, personal=personal)
    return faults


def _existing(table: Table, rows: list[Row]) -> dict[Any, Any]:
    name = table.key[0]
    found: models.QuerySet[Any] = table.model._base_manager.filter(
        **{f"{name}__in": [row.values[name] for row in rows]}
    )
    return {tuple(getattr(one, key) for key in table.key): one for one in found}


def _differences(row: Row, *, personal: bool) -> list[Fault]:
    skipped = frozenset() if personal else row.table.personal
    message = _("The directory already has this entry, with another value here: “%(value)s”.")
    return [
        Fault(row.place + pointer(name), message % {"value": shown(str(known))})
        for name in row.table.fields
        if name not in skipped and row.values[name] != (known := _known_value(row, name))
    ]


def _known_value(row: Row, name: str) -> Any:
    value = getattr(row.instance, name)
    return value.code if name in row.table.references else value
