"""One whole dossier into the base, or nothing of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from core.errors import message_of
from events.models import Event
from reporting.dossier.comparing import differences
from reporting.dossier.errors import DossierRefused, Fault, refuse
from reporting.dossier.extracting import extract_rows
from reporting.dossier.inserting import Insertion
from reporting.dossier.parsing import parse, read_file
from reporting.dossier.references import reference_faults
from reporting.dossier.rows import Rows, read_rows
from reporting.dossier.schema import schema_faults


@dataclass(frozen=True)
class Loaded:
    """`is_new` is false when the base already held exactly this."""

    event: Event
    is_new: bool


def load_file(path: Path) -> Loaded:
    return load(read_file(path))


def load(data: bytes) -> Loaded:
    """Raises DossierRefused, with every fault found, when anything at all is wrong."""
    with _without_collector(), transaction.atomic():
        return _load(data)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of objects, all in use: looking for garbage among them takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(data: bytes) -> Loaded:
    document = parse(data)
    _refuse_if_any(schema_faults(document))
    faults: list[Fault] = []
    rows = read_rows(document, faults)
    _refuse_if_any(faults)
    personal = document["personal_data"]
    existing = Event.objects.filter(slug=rows["event"][0].values["slug"]).first()
    if existing is None:
        _refuse_if_any(reference_faults(rows, has_personal_data=personal))
        return Loaded(_insert(rows, personal=personal), is_new=True)
    _compare(rows, existing, personal=personal)
    return Loaded(existing, is_new=False)


def _refuse_if_any(faults: list[Fault]) -> None:
    if faults:
        raise DossierRefused(faults)


def _compare(rows: Rows, event: Event, *, personal: bool) -> None:
    found = differences(rows, extract_rows(event), personal=personal)
    if found:
        message = _("This event is already in the base and differs: nothing was changed.")
        raise DossierRefused([Fault("/event/slug", message), *found])


def _insert(rows: Rows, *, personal: bool) -> Event:
    insertion = Insertion(rows, has_personal_data=personal)
    insertion.run()
    _refuse_if_any(insertion.faults)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise refuse(message_of(error)) from error
    event: Event = rows["event"][0].instance
    return event
