"""Writes what a spreadsheet says, whole or not at all."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from budgets.models import Budget
from budgets.services import add_line, save_line
from reporting.budget_workbook.reading import ReadLine


@transaction.atomic
def apply_lines(
    *, budget: Budget, lines: Sequence[ReadLine], versions: Mapping[str, int]
) -> tuple[int, int]:
    """(added, changed). `versions`: by code, as they were when the file was looked at.

    Raises LineChanged or LineGone when somebody changed a line meanwhile: nothing is written.
    """
    added = changed = 0
    for read in lines:
        if not read.changes:
            continue
        if read.line is None:
            add_line(budget=budget, values=read.changes)
            added += 1
        else:
            version = versions.get(read.line.code, 0)
            save_line(budget=budget, line=read.line.pk, version=version, values=read.changes)
            changed += 1
    return added, changed
