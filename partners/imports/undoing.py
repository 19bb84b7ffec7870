"""Takes an import back, as long as nothing depends on what it wrote: all of it or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.imports.applying import BATCH, lock_directory
from partners.models import (
    DirectoryImport,
    ImportEffect,
    Mobilisation,
    Organisation,
    Partnership,
    Professional,
)
from partners.models.directory_import import ImportedKind, ImportState

MODELS: dict[str, type[models.Model]] = {
    ImportedKind.MOBILISATION: Mobilisation,
    ImportedKind.PARTNERSHIP: Partnership,
    ImportedKind.PROFESSIONAL: Professional,
    ImportedKind.ORGANISATION: Organisation,
}
UNDONE_WITHIN = timedelta(days=92)
GOES_WITH_ITS_ROW = {"partners.organisationlogo"}


@dataclass(frozen=True)
class Obstacle:
    """Why one row cannot be taken back."""

    line: int
    name: str
    reason: str


class CannotUndo(Exception):
    """Nothing was taken back."""


def is_too_old(done: DirectoryImport) -> bool:
    """What it wrote is no longer known: erased after UNDONE_WITHIN, or with the event."""
    return not done.effects.exists()


def forget_old_imports(now: datetime) -> int:
    """How many imports can no longer be undone: former values hold people's names."""
    old = DirectoryImport.objects.filter(applied_at__lt=now - UNDONE_WITHIN, effects__isnull=False)
    keys = set(old.values_list("pk", flat=True))
    ImportEffect.objects.filter(directory_import__in=keys).delete()
    return len(keys)


def obstacles_of(done: DirectoryImport) -> list[Obstacle]:
    """In the order of the lines; a handful of queries, whatever the number of rows."""
    effects = list(done.effects.all())
    found = [one for kind in MODELS for one in _obstacles(effects, kind)]
    return sorted(found, key=lambda one: one.line)


def undo_import(*, done: DirectoryImport) -> None:
    """Raises CannotUndo, and nothing was taken back."""
    try:
        with transaction.atomic():
            _undo(done)
    except IntegrityError:  # an e-mail address, a SIRET, that somebody else has since
        told = _("A value that would come back is now that of another entry: nothing was undone.")
        raise CannotUndo(told) from None


def _undo(done: DirectoryImport) -> None:
    lock_directory()
    done = DirectoryImport.objects.select_for_update().get(pk=done.pk)
    if done.state != ImportState.APPLIED:
        raise CannotUndo(_("This import is undone already."))
    if is_too_old(done):
        raise CannotUndo(_("The former values are erased: this import can no longer be undone."))
    if obstacles_of(done):
        raise CannotUndo(_("Something depends on these rows: nothing was undone."))
    effects = list(done.effects.all())
    for kind, model in MODELS.items():
        _restore(effects, kind)
        created = [one.target_id for one in effects if one.target == kind and one.is_new]
        model._default_manager.filter(pk__in=created).delete()
    done.effects.all().delete()
    done.state, done.undone_at = ImportState.UNDONE, timezone.now()
    done.save(update_fields=["state", "undone_at"])


def _restore(effects: list[ImportEffect], kind: str) -> None:
    changed = {
        one.target_id: one.before for one in effects if one.target == kind and not one.is_new
    }
    model = MODELS[kind]
    rows = list(model._default_manager.filter(pk__in=changed))
    names = sorted({name for before in changed.values() for name in before})
    for row in rows:
        for name, value in changed[row.pk].items():
            setattr(row, name, model._meta.get_field(name).to_python(value))
    if rows:
        model._default_manager.bulk_update(rows, names, batch_size=BATCH)


def _obstacles(effects: list[ImportEffect], kind: str) -> Iterator[Obstacle]:
    mine = [one for one in effects if one.target == kind]
    if not mine:
        return
    rows = {
        row.pk: row
        for row in MODELS[kind]._default_manager.filter(pk__in=[one.target_id for one in mine])
    }
    depending = _depending(effects, kind, [one.target_id for one in mine if one.is_new])
    for effect in mine:
        row = rows.get(effect.target_id)
        if row is None:
            yield Obstacle(effect.line, "", _("This row is gone: deleted or merged since."))
            continue
        name = _name(row)
        if any(not _same(row, field, value) for field, value in effect.after.items()):
            yield Obstacle(effect.line, name, _("Changed since by somebody."))
        for label, number in depending.get(effect.target_id, ()):
            told = _("%(number)d × %(label)s depends on it.") % {"number": number, "label": label}
            yield Obstacle(effect.line, name, told)


def _same(row: Any, name: str, value: Any) -> bool:
    return bool(getattr(row, name) == row._meta.get_field(name).to_python(value))


def _depending(
    effects: list[ImportEffect], kind: str, created: list[int]
) -> dict[int, list[tuple[str, int]]]:
    """What points to rows that would be deleted, beside what the same import wrote."""
    found: dict[int, list[tuple[str, int]]] = {}
    if not created:
        return found
    written = {(one.target, one.target_id) for one in effects if one.is_new}
    own = {model: kind for kind, model in MODELS.items()}
    for relation in MODELS[kind]._meta.related_objects:
        model, field = relation.related_model, relation.field
        if model._meta.label_lower in GOES_WITH_ITS_ROW:
            continue
        rows = model._base_manager.filter(**{f"{field.name}__in": created})
        counts: dict[int, int] = {}
        for key, target in rows.values_list("pk", field.attname):
            if (own.get(model), key) not in written:
                counts[target] = counts.get(target, 0) + 1
        for target, number in counts.items():
            found.setdefault(target, []).append((str(model._meta.verbose_name), number))
    return found


def _name(row: Any) -> str:
    if isinstance(row, Partnership | Mobilisation):
        return ""
    return row.display_name if isinstance(row, Professional) else str(row)
