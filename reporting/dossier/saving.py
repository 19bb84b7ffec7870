"""Saves instances fast, and finds out which of them the database refuses, and why."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.utils.translation import gettext as _

from core.errors import constraint_of, message_of
from reporting.dossier.copying import copy_all
from reporting.dossier.errors import ENOUGH, Fault, pointer
from reporting.dossier.rows import Row

BATCH = 1000
Pair = tuple[Row, models.Model]


def save_all(pairs: Sequence[Pair]) -> list[Fault]:
    """Gives each row its saved instance; a refused one keeps None and has a fault."""
    faults: list[Fault] = []
    for start in range(0, len(pairs), BATCH):
        faults += _save_batch(pairs[start : start + BATCH])
        if len(faults) >= ENOUGH:
            break
    return faults


def _save_batch(pairs: Sequence[Pair]) -> list[Fault]:
    """All at once; one by one if that is refused, so that each refusal gets its place."""
    refusal = _refusal(pairs)
    if refusal is None:
        return []
    if len(pairs) == 1:
        return [Fault(pairs[0][0].place, refusal)]
    faults: list[Fault] = []
    for pair in pairs:
        faults += _save_batch([pair])
        if len(faults) >= ENOUGH:
            break
    return faults


def _refusal(pairs: Sequence[Pair]) -> str | None:
    instances = [instance for _row, instance in pairs]
    save = copy_all if pairs[0][0].table.is_bulk else type(instances[0])._base_manager.bulk_create
    try:
        with transaction.atomic():
            save(instances)
    except IntegrityError as error:
        return _taken_key(error) or message_of(error)
    except DataError:
        return _("The database cannot store one of these values.")
    for row, instance in pairs:
        row.instance = instance
    return None


def _taken_key(error: IntegrityError) -> str | None:
    """Keys of check-ins and responses are given once and for all: no two events share one."""
    if constraint_of(error).endswith("_pkey"):
        return _("Another event of this base already has a record with this id.")
    return None


def field_faults(row: Row, instance: models.Model) -> list[Fault]:
    """What the model's fields themselves refuse: a wrong SIRET, e-mail address, postcode…"""
    links = {field.name for field in instance._meta.concrete_fields if field.is_relation}
    try:
        instance.clean_fields(exclude=links)
    except ValidationError as error:
        return [
            Fault(row.place + pointer(name), message)
            for name, messages in error.message_dict.items()
            for message in messages
        ]
    return []
