"""A file that was uploaded becomes a draft: read, its columns recognised, nothing imported."""

import hashlib
from datetime import timedelta
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.spreadsheets.reading import read_table
from core.spreadsheets.table import TableRead
from events.models import Event
from partners.imports.fields import fields_of
from partners.imports.headings import find_headings
from partners.imports.organisations import plan_organisations
from partners.imports.plan import Plan
from partners.imports.professionals import plan_professionals
from partners.models import DirectoryImport
from partners.models.directory_import import ImportKind, ImportState

DRAFTS_KEPT = timedelta(days=7)
PLANS = {
    ImportKind.ORGANISATIONS: plan_organisations,
    ImportKind.PROFESSIONALS: plan_professionals,
}


@transaction.atomic
def create_draft(
    *, event: Event, kind: str, joins_event: bool, file: BinaryIO, name: str, size: int, by: User
) -> DirectoryImport:
    """Raises Unreadable. Drafts that were left alone for a week are forgotten on this occasion."""
    table = read_table(file, size)
    file.seek(0)
    fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
    fields = fields_of(kind, joins_event=joins_event)
    index, columns = find_headings(table.lines, fields)
    forget_old_drafts()
    draft: DirectoryImport = event.directory_imports.create(
        kind=kind,
        joins_event=joins_event,
        file_name=name[-200:],
        fingerprint=fingerprint,
        notes=_notes(table),
        lines=[[line.number, line.cells, line.formulas] for line in table.lines],
        heading_line=table.lines[index].number,
        columns=columns,
        created_by=by,
    )
    return draft


def plan_of(draft: DirectoryImport, user: User) -> Plan:
    return PLANS[ImportKind(draft.kind)](draft, user)


def choose_columns(*, draft: DirectoryImport, columns: list[str], heading_line: int) -> None:
    """What was decided about lines is kept: lines are known by their number."""
    draft.columns, draft.heading_line = columns, heading_line
    draft.save(update_fields=["columns", "heading_line"])


def decide(*, draft: DirectoryImport, decisions: dict[str, str]) -> None:
    """What is done with probable duplicates: the key of the same row, “new”, or nothing."""
    kept = {**draft.decisions, **decisions}
    draft.decisions = {line: choice for line, choice in kept.items() if choice}
    draft.save(update_fields=["decisions"])


def forget_old_drafts() -> int:
    """They hold people's names: a draft is no archive."""
    old = DirectoryImport.objects.filter(
        state=ImportState.DRAFT, created_at__lt=timezone.now() - DRAFTS_KEPT
    )
    return old.delete()[0]


def former_import(draft: DirectoryImport) -> DirectoryImport | None:
    """The same file, imported before and not undone."""
    same = draft.event.directory_imports.filter(
        fingerprint=draft.fingerprint, kind=draft.kind, state=ImportState.APPLIED
    )
    found: DirectoryImport | None = same.exclude(pk=draft.pk).first()
    return found


def _notes(table: TableRead) -> list[str]:
    notes = list(table.notes)
    if table.others:
        text = _("The sheet “%(sheet)s” is read, not the others: %(others)s.")
        notes.append(text % {"sheet": table.sheet, "others": ", ".join(table.others)})
    return notes
