"""Does what a plan says: all of it in one transaction, once."""

from collections.abc import Iterable, Mapping
from secrets import token_hex
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.codes import free_code
from partners.imports.drafts import plan_of
from partners.imports.plan import Plan, PlannedLine
from partners.models import (
    DirectoryImport,
    ImportEffect,
    Mobilisation,
    Organisation,
    Partnership,
    Professional,
)
from partners.models.directory_import import ImportedKind, ImportKind, ImportState

BATCH = 1000
LONGEST_CODE = 60
LOCK = 0x0C17E  # of imports and merges of the directory, one at a time
SHEETS = {
    ImportKind.ORGANISATIONS: (Organisation, ImportedKind.ORGANISATION),
    ImportKind.PROFESSIONALS: (Professional, ImportedKind.PROFESSIONAL),
}
LINKS = {
    ImportKind.ORGANISATIONS: (Partnership, ImportedKind.PARTNERSHIP, "organisation_id"),
    ImportKind.PROFESSIONALS: (Mobilisation, ImportedKind.MOBILISATION, "professional_id"),
}


class NotApplied(Exception):
    """Nothing was written; the message says why."""


@transaction.atomic
def apply_import(*, draft: DirectoryImport, digest: str, by: User) -> Plan:
    """Raises NotApplied when it was done before, or would no longer do what was shown."""
    lock_directory()
    draft = DirectoryImport.objects.select_for_update().get(pk=draft.pk)
    if draft.state != ImportState.DRAFT:
        raise NotApplied(_("This file was imported already: nothing was done twice."))
    plan = plan_of(draft, by)
    if plan.digest != digest:
        raise NotApplied(
            _("The directory has changed since this page was shown: look at the lines once more.")
        )
    _Writer(draft).write(plan.written)
    draft.state, draft.applied_at = ImportState.APPLIED, timezone.now()
    draft.lines, draft.decisions = [], {}
    draft.save(update_fields=["state", "applied_at", "lines", "decisions"])
    return plan


def lock_directory() -> None:
    """Until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


class _Writer:
    def __init__(self, draft: DirectoryImport) -> None:
        self.draft = draft
        self.model, self.kind = SHEETS[ImportKind(draft.kind)]
        self.link_model, self.link_kind, self.link_key = LINKS[ImportKind(draft.kind)]
        self.effects: list[ImportEffect] = []

    def write(self, lines: list[PlannedLine]) -> None:
        keys = self._create(lines)
        self._change(self.model, self.kind, [(one, one.target, one.values) for one in lines])
        self._join([line for line in lines if line.joins], keys)
        known = [(one, one.link_target, one.link or {}) for one in lines if one.link_target]
        self._change(self.link_model, self.link_kind, known)
        ImportEffect.objects.bulk_create(self.effects, batch_size=BATCH)

    def _create(self, lines: list[PlannedLine]) -> dict[int, int]:
        """The key of each line's row."""
        new = [line for line in lines if line.target is None]
        codes = set(self.model.objects.values_list("code", flat=True)) if new else set()
        rows = []
        for line in new:
            code = self._code(line, codes)
            codes.add(code)
            rows.append(self.model(code=code, **line.values))
        self.model.objects.bulk_create(rows, batch_size=BATCH)
        for line, row in zip(new, rows, strict=True):
            self._note(line, self.kind, row.pk, after=_everything(row))
        keys = {line.number: line.target for line in lines if line.target is not None}
        return {**keys, **{line.number: row.pk for line, row in zip(new, rows, strict=True)}}

    def _code(self, line: PlannedLine, taken: set[str]) -> str:
        """The code of a person stands where the name must not: it does not hold it."""
        if self.draft.kind == ImportKind.ORGANISATIONS:
            return free_code(line.name, taken, LONGEST_CODE)
        return free_code(f"pro-{token_hex(5)}", taken, LONGEST_CODE)

    def _join(self, lines: list[PlannedLine], keys: Mapping[int, int]) -> None:
        rows = [
            self.link_model(
                event_id=self.draft.event_id,
                **{self.link_key: keys[line.number]},
                **(line.link or {}),
            )
            for line in lines
        ]
        self.link_model.objects.bulk_create(rows, batch_size=BATCH)
        for line, row in zip(lines, rows, strict=True):
            self._note(line, self.link_kind, row.pk, after=_everything(row))

    def _change(
        self,
        model: type[models.Model],
        kind: str,
        wanted: Iterable[tuple[PlannedLine, int | None, Mapping[str, Any]]],
    ) -> None:
        asked = {key: (line, values) for line, key, values in wanted if key and values}
        rows = {row.pk: row for row in model._default_manager.filter(pk__in=asked)}
        touched: set[str] = set()
        changed = []
        for key, (line, values) in asked.items():
            row = rows[key]
            new = {name: value for name, value in values.items() if getattr(row, name) != value}
            if not new:
                continue
            self._note(line, kind, key, before={n: getattr(row, n) for n in new}, after=new)
            for name, value in new.items():
                setattr(row, name, value)
            touched |= set(new)
            changed.append(row)
        if changed:
            model._default_manager.bulk_update(changed, sorted(touched), batch_size=BATCH)

    def _note(
        self,
        line: PlannedLine,
        kind: str,
        key: int,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any],
    ) -> None:
        self.effects.append(
            ImportEffect(
                directory_import=self.draft,
                line=line.number,
                target=kind,
                target_id=key,
                is_new=before is None,
                before=_plain(before or {}),
                after=_plain(after),
            )
        )


def _everything(row: models.Model) -> dict[str, Any]:
    """So that any change made later is seen when somebody wants to undo."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return {field.attname: getattr(row, field.attname) for field in fields}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON keeps them."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }
