"""Members of a committee who stand in for another one: `deputy_of` is the code of the other."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.errors import message_of
from partners.models import CommitteeMember
from reporting.dossier.errors import Fault, pointer, shown
from reporting.dossier.rows import Row, Rows

MEMBERS = "committee_members"


def add_deputies(found: dict[str, dict[Any, Row]]) -> None:
    """`found`: rows of each table by database id."""
    for row in found[MEMBERS].values():
        titular = found[MEMBERS].get(row.instance.deputy_of_id)
        row.values["deputy_of"] = titular.key[0] if titular else ""


def deputy_faults(rows: Rows) -> Iterable[Fault]:
    known = {row.key[0] for row in rows[MEMBERS]}
    for row in _deputies(rows):
        code = row.values["deputy_of"]
        if code not in known:
            yield Fault(
                row.place + pointer("deputy_of"),
                _("“%(value)s” is not in /%(table)s.") % {"value": shown(code), "table": MEMBERS},
            )


def insert_deputies(rows: Rows) -> list[Fault]:
    known = {row.key[0]: row.instance for row in rows[MEMBERS]}
    faults: list[Fault] = []
    for row in _deputies(rows):
        titular = known[row.values["deputy_of"]]
        if row.instance is None or titular is None:
            continue
        try:
            with transaction.atomic():
                CommitteeMember.objects.filter(pk=row.instance.pk).update(deputy_of=titular)
        except IntegrityError as error:
            faults.append(Fault(row.place + pointer("deputy_of"), message_of(error)))
    return faults


def _deputies(rows: Rows) -> list[Row]:
    return [row for row in rows[MEMBERS] if row.values["deputy_of"]]
