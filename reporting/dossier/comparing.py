"""Whether a dossier and the event that is in the base say the same."""

from typing import Any

from django.utils.translation import gettext as _

from reporting.dossier.errors import Fault, pointer, shown
from reporting.dossier.rows import Row, Rows
from reporting.dossier.table import Table
from reporting.dossier.tables import TABLES


def differences(dossier: Rows, base: Rows, *, personal: bool) -> list[Fault]:
    """Places where they differ. Without `personal`, what concerns people is not compared."""
    return [
        fault
        for table in TABLES
        for fault in _table_differences(table, dossier[table.path], base[table.path], personal)
    ]


def _table_differences(
    table: Table, dossier: list[Row], base: list[Row], personal: bool
) -> list[Fault]:
    in_base = {row.full_key: row for row in base}
    faults: list[Fault] = []
    for row in dossier:
        known = in_base.pop(row.full_key, None)
        if known is None:
            faults.append(Fault(row.place, _("The base does not have this.")))
        else:
            faults += _row_differences(row, known, personal)
    place = pointer(*table.path.split("."))
    return faults + [
        Fault(place, _("The base also has “%(key)s”.") % {"key": _words(row.key)})
        for row in in_base.values()
    ]


def _row_differences(row: Row, known: Row, personal: bool) -> list[Fault]:
    skipped = frozenset() if personal else row.table.personal
    return [
        Fault(
            row.place + pointer(name),
            _("The base has another value: “%(value)s”.")
            % {"value": shown(_words([known.values[name]]))},
        )
        for name in row.table.properties
        if name not in skipped and _comparable(row.values[name]) != _comparable(known.values[name])
    ]


def _comparable(value: Any) -> Any:
    """The order of ticked choices and reasons means nothing."""
    if isinstance(value, list):
        return sorted(value)
    if isinstance(value, dict):
        return {name: _comparable(item) for name, item in value.items()}
    return value


def _words(values: Any) -> str:
    return ", ".join(str(value) for value in values)
