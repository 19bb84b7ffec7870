"""A file of organisations or professionals: sent, looked at, imported, taken back."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from core.errors import message_of
from core.spreadsheets.table import Unreadable
from events.access import for_roles
from events.models import Event
from partners.forms.directory_import import ColumnsForm, ImportFileForm
from partners.imports.applying import NotApplied, apply_import
from partners.imports.drafts import choose_columns, create_draft, decide, former_import, plan_of
from partners.imports.shown import shown_plan
from partners.imports.undoing import CannotUndo, is_too_old, obstacles_of, undo_import
from partners.models import DirectoryImport
from partners.views.partners_frame import partners_page

SECTION = "directory_imports"
MOST_OBSTACLES = 200
LINE = "line-"


@for_roles(Role.COORDINATOR)
@require_safe
def directory_imports(request: HttpRequest, event: Event) -> HttpResponse:
    imports = event.directory_imports.select_related("created_by").defer("lines")[:50]
    return _page(request, event, "imports", {"imports": imports})


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def directory_import_new(request: HttpRequest, event: Event) -> HttpResponse:
    """`liste`: what the file will list, so that one import leads to the next."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportFileForm(*sent, initial=ImportFileForm.initial_of(request.GET.get("liste", "")))
    draft = _draft(request, event, form) if form.is_valid() else None
    if draft:
        return redirect("directory_import", event.slug, draft.pk)
    return _page(request, event, "import_new", {"form": form})


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def directory_import_columns(
    request: HttpRequest, event: Event, import_number: int
) -> HttpResponse:
    draft = _find(event, import_number, state="draft")
    form = ColumnsForm(request.POST if request.method == "POST" else None, draft=draft)
    if form.is_valid():
        choose_columns(draft=draft, columns=form.columns, heading_line=draft.heading_line)
        return redirect("directory_import", event.slug, draft.pk)
    return _page(request, event, "import_columns", {"form": form, "draft": draft})


@for_roles(Role.COORDINATOR)
@require_safe
def directory_import(request: HttpRequest, event: Event, import_number: int) -> HttpResponse:
    """What will happen, or what happened."""
    found = _find(event, import_number)
    if found.state != "draft":
        can_undo = found.state == "applied" and not is_too_old(found)
        context = {"done": found, "totals": _totals(found), "can_undo": can_undo}
        return _page(request, event, "import_done", context)
    plan = plan_of(found, request.user)
    asked = request.GET.get("voir", "")
    shown = shown_plan(plan, asked, request.GET.get("page", ""), found.decisions)
    context = {
        "draft": found,
        "plan": plan,
        "shown": shown,
        "former": former_import(found),
        "ignored": found.columns.count(""),
    }
    return _page(request, event, "import_plan", context)


@for_roles(Role.COORDINATOR)
@require_POST
def directory_import_decide(request: HttpRequest, event: Event, import_number: int) -> HttpResponse:
    """Probable duplicates of the page that was shown; `all` is said of every one of them."""
    draft = _find(event, import_number, state="draft")
    chosen = {
        name.removeprefix(LINE): value
        for name, value in request.POST.items()
        if name.startswith(LINE)
    }
    if request.POST.get("all") == "same":
        plan = plan_of(draft, request.user)
        chosen = {
            str(line.number): str(line.candidates[0].key)
            for line in plan.lines
            if line.candidates and len(line.candidates) == 1
        }
    decide(draft=draft, decisions=chosen)
    return redirect("directory_import", event.slug, draft.pk)


@for_roles(Role.COORDINATOR)
@require_POST
def directory_import_apply(request: HttpRequest, event: Event, import_number: int) -> HttpResponse:
    draft = _find(event, import_number)
    try:
        plan = apply_import(draft=draft, digest=request.POST.get("digest", ""), by=request.user)
    except NotApplied as refused:
        messages.warning(request, str(refused))
    except IntegrityError as error:
        messages.error(request, message_of(error))
    else:
        written = len(plan.written)
        told = ngettext("%(number)d line was imported.", "%(number)d lines were imported.", written)
        messages.success(request, told % {"number": written})
    return redirect("directory_import", event.slug, draft.pk)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def directory_import_undo(request: HttpRequest, event: Event, import_number: int) -> HttpResponse:
    done = _find(event, import_number)
    if done.state != "applied" or is_too_old(done):
        return redirect("directory_import", event.slug, done.pk)
    if request.method == "POST":
        try:
            undo_import(done=done)
        except CannotUndo as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The import is undone."))
            return redirect("directory_import", event.slug, done.pk)
    obstacles = obstacles_of(done)
    context = {
        "done": done,
        "totals": _totals(done),
        "obstacles": obstacles[:MOST_OBSTACLES],
        "hidden": max(0, len(obstacles) - MOST_OBSTACLES),
    }
    return _page(request, event, "import_undo", context)


@for_roles(Role.COORDINATOR)
@require_POST
def directory_import_drop(request: HttpRequest, event: Event, import_number: int) -> HttpResponse:
    """A file that was looked at and is not wanted: nothing of it is kept."""
    _find(event, import_number, state="draft").delete()
    messages.success(request, _("The file is forgotten: nothing was imported."))
    return redirect("directory_imports", event.slug)


def _draft(request: HttpRequest, event: Event, form: ImportFileForm) -> DirectoryImport | None:
    file = form.cleaned_data["file"]
    try:
        return create_draft(
            event=event,
            kind=form.cleaned_data["kind"],
            joins_event=form.joins_event,
            file=file.file,
            name=file.name,
            size=file.size,
            by=request.user,
        )
    except Unreadable as error:
        form.add_error("file", str(error))
        return None


def _find(event: Event, number: int, **conditions: Any) -> DirectoryImport:
    found: DirectoryImport = get_object_or_404(event.directory_imports, pk=number, **conditions)
    found.event = event
    return found


def _totals(done: DirectoryImport) -> dict[str, int]:
    effects = done.effects.all()
    return {
        "created": effects.filter(target__in=SHEETS, is_new=True).count(),
        "changed": effects.filter(target__in=SHEETS, is_new=False).count(),
        "joined": effects.exclude(target__in=SHEETS).filter(is_new=True).count(),
    }


SHEETS = ("organisation", "professional")


def _page(request: HttpRequest, event: Event, name: str, context: dict[str, Any]) -> HttpResponse:
    return partners_page(request, event, name, context, section=SECTION)
