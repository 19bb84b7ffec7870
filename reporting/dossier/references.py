"""What a schema cannot say: keys are unique, and every name names something."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event
from reporting.dossier.conditions import condition_faults
from reporting.dossier.deputies import deputy_faults
from reporting.dossier.errors import Fault, pointer, shown
from reporting.dossier.kept_counts import count_faults
from reporting.dossier.rows import Row, Rows
from reporting.dossier.survey_answers import answer_faults
from reporting.dossier.table import Table
from reporting.dossier.tables import TABLES
from reporting.figures.registry import is_known

PROFILE_LISTS = ("age_band", "situation", "study_level", "gender", "heard_from")


def reference_faults(rows: Rows, *, has_personal_data: bool) -> list[Fault]:
    faults: list[Fault] = []
    for table in TABLES:
        faults += _duplicates(rows[table.path])
        faults += _unknown_references(table, rows)
        if not has_personal_data:
            faults += _undeclared_personal_data(table, rows[table.path])
    faults += _unknown_previous_event(rows)
    faults += _unknown_profile_codes(rows)
    faults += _unknown_figures([*rows["indicators"], *rows["declared_figures"]])
    faults += _unused(rows, "professionals", ["mobilisations", "committee_members"])
    faults += _unused(rows, "organisations", ["partnerships", "professionals"])
    faults += condition_faults(rows)
    faults += deputy_faults(rows)
    faults += answer_faults(rows)
    faults += count_faults(rows)
    return faults


def _duplicates(rows: list[Row]) -> Iterable[Fault]:
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        holder = () if row.table.is_bulk or not row.parent else row.parent.full_key
        before = first.setdefault((*holder, row.key), row)
        if before is not row:
            yield Fault(
                row.place + pointer(*row.table.key[-1:]),
                _("This is there twice: see %(place)s.") % {"place": before.place},
            )


def _unknown_references(table: Table, rows: Rows) -> Iterable[Fault]:
    for name, reference in table.references.items():
        if reference.table not in rows:
            continue
        known = {row.key[0] for row in rows[reference.table]}
        for row in rows[table.path]:
            value = row.values[name]
            if value is not None and value not in known:
                yield Fault(
                    row.place + pointer(name),
                    _("“%(value)s” is not in /%(table)s.")
                    % {"value": shown(str(value)), "table": reference.table},
                )


def _undeclared_personal_data(table: Table, rows: list[Row]) -> Iterable[Fault]:
    message = _("The dossier says that it holds no personal data: leave this out.")
    for row in rows:
        yield from (
            Fault(row.place + pointer(name), message) for name in row.raw if name in table.personal
        )


def _unknown_previous_event(rows: Rows) -> Iterable[Fault]:
    for row in rows["event"]:
        slug = row.values["previous_event"]
        if slug is not None and not Event.objects.filter(slug=slug).exists():
            yield Fault(
                row.place + pointer("previous_event"),
                _("The edition “%(slug)s” is not in this base: load it first.")
                % {"slug": shown(slug)},
            )


def _unknown_profile_codes(rows: Rows) -> Iterable[Fault]:
    known = {row.key for row in rows["profile_choices"]}
    for row in rows["check_ins"]:
        used = [(name, row.values[name], (name,)) for name in PROFILE_LISTS if row.values[name]]
        used += [
            ("reason", code, ("reasons", index)) for index, code in enumerate(row.values["reasons"])
        ]
        for dimension, code, steps in used:
            if (dimension, code) not in known:
                yield Fault(
                    row.place + pointer(*steps),
                    _("“%(value)s” is not in the profile list “%(dimension)s”.")
                    % {"value": shown(code), "dimension": dimension},
                )


def _unknown_figures(rows: list[Row]) -> Iterable[Fault]:
    for row in rows:
        code = row.values["figure"]
        if code and not is_known(code):
            yield Fault(
                row.place + pointer("figure"),
                _("“%(code)s” is not in the list of figures.") % {"code": shown(code)},
            )


def _unused(rows: Rows, path: str, users: list[str]) -> Iterable[Fault]:
    used = {
        row.values[name]
        for user in users
        for row in rows[user]
        for name, reference in row.table.references.items()
        if reference.table == path
    }
    for row in rows[path]:
        if row.key[0] not in used:
            yield Fault(
                row.place,
                _("Nothing in this dossier uses “%(code)s”.") % {"code": shown(row.key[0])},
            )
