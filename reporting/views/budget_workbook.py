"""The budget as a spreadsheet: out; in again, looked at first, then written whole or not at all."""

import json
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from budgets.forms.workbook import WorkbookForm
from budgets.services import LineChanged, LineGone, budget_of
from budgets.views.frame import render_budget
from core.errors import message_of
from core.spreadsheets.table import Line, TableRead
from events.access import for_roles
from events.models import Event
from reporting.budget_entry import Entry
from reporting.budget_workbook.applying import apply_lines
from reporting.budget_workbook.reading import ReadLine, WrongTemplate, read_lines
from reporting.budget_workbook.template import budget_workbook
from reporting.views.exports import WRITERS, download

SECTION = "budget_workbook"
MOST_SENT = 2_000_000  # characters of a looked-at file that comes back to be written


@for_roles(Role.COORDINATOR)
@require_safe
def budget_export(request: HttpRequest, event: Event, file_format: str) -> HttpResponse:
    if file_format not in WRITERS:
        raise Http404
    workbook = budget_workbook(event, Entry(event).lines)
    return download(WRITERS[file_format](workbook), workbook.name, file_format)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def budget_import(request: HttpRequest, event: Event) -> HttpResponse:
    """The file, then what it would change, then the budget: its content travels in the form."""
    entry = Entry(event)
    if "content" in request.POST:
        return _write(request, entry)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorkbookForm(*sent)
    if form.is_valid() and form.table and not entry.is_closed:
        try:
            return _look(request, entry, form.table)
        except WrongTemplate as wrong:
            form.add_error("file", str(wrong))
    return _page(request, entry, "workbook", {"form": form})


def _look(request: HttpRequest, entry: Entry, table: TableRead) -> HttpResponse:
    lines = read_lines(table, entry.lines, plan_is_open=entry.plan_is_open)
    refused = [read for read in lines if read.faults]
    content = {
        "lines": [[line.number, list(line.cells), list(line.formulas)] for line in table.lines],
        "versions": {line.code: line.version for line in entry.lines},
    }
    context = {
        "refused": refused,
        "changed": [read for read in lines if not read.faults and read.changes],
        "same": sum(not read.faults and not read.changes for read in lines),
        "untouched": _untouched(entry, lines),
        "content": "" if refused else json.dumps(content, separators=(",", ":")),
        "notes": table.notes,
    }
    return _page(request, entry, "workbook_look", context)


def _untouched(entry: Entry, lines: list[ReadLine]) -> list[str]:
    """Lines that the file does not name: they stay as they are."""
    named = {read.line.pk for read in lines if read.line}
    return [str(line) for line in entry.lines if line.pk not in named]


def _write(request: HttpRequest, entry: Entry) -> HttpResponse:
    try:
        table, versions = _content(request.POST["content"])
        lines = read_lines(table, entry.lines, plan_is_open=entry.plan_is_open)
    except (ValueError, TypeError, KeyError, WrongTemplate):
        messages.error(request, _("This form cannot be read: choose the file again."))
        return redirect(SECTION, entry.event.slug)
    if entry.is_closed or any(read.faults for read in lines):
        return _look(request, entry, table)
    try:
        with transaction.atomic():
            budget = budget_of(entry.event)
            added, changed = apply_lines(budget=budget, lines=lines, versions=versions)
    except (LineChanged, LineGone):
        told = _("Somebody changed a line meanwhile: nothing is written. Look at the file again.")
        messages.error(request, told)
        return redirect(SECTION, entry.event.slug)
    except IntegrityError as error:
        messages.error(request, message_of(error))
        return redirect(SECTION, entry.event.slug)
    told = _("Written: %(added)d new lines, %(changed)d changed.")
    messages.success(request, told % {"added": added, "changed": changed})
    return redirect("budget_entry", entry.event.slug)


def _content(sent: str) -> tuple[TableRead, dict[str, int]]:
    """ValueError, TypeError or KeyError if it is not what the page before wrote."""
    if len(sent) > MOST_SENT:
        raise ValueError("too long")
    content: Any = json.loads(sent)
    lines = tuple(
        Line(int(number), tuple(map(str, cells)), tuple(map(int, formulas)))
        for number, cells, formulas in content["lines"]
    )
    versions = {str(code): int(version) for code, version in content["versions"].items()}
    if not lines:
        raise ValueError("no line")
    return TableRead(lines), versions


def _page(request: HttpRequest, entry: Entry, name: str, context: dict[str, Any]) -> HttpResponse:
    context = {"is_closed": entry.is_closed, **context}
    return render_budget(request, entry.event, f"budgets/{name}.html", context, section=SECTION)
