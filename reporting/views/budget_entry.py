"""The two sides of the budget, typed in place. Without JavaScript: one form, one button."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Role
from budgets.forms.lines import LineForm
from budgets.views.frame import render_budget
from events.access import for_roles
from events.models import Event
from reporting.budget_entry import Entry
from reporting.sections.budget_sheet import SheetLine, SheetSide
from reporting.statistics.formatting import amount_text

SECTION = "budget_entry"


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def budget_entry(request: HttpRequest, event: Event) -> HttpResponse:
    if request.method != "POST":
        return _page(request, Entry(event))
    entry = Entry(event, request.POST)
    is_whole = entry.record(request.POST.get("action", ""))
    if is_whole:
        messages.success(request, _done_text(entry))
        return redirect(SECTION, event.slug)
    return _page(request, _read_again(entry))


@for_roles(Role.COORDINATOR)
@require_POST
def budget_line_save(request: HttpRequest, event: Event, line: int) -> JsonResponse:
    """One line, sent as soon as it is left: what became of it, and every sum of the page."""
    entry = Entry(event, request.POST)
    form = entry.forms.get(line)
    if form is None:
        told: dict[str, Any] = {"outcome": "gone", "text": _("This line was removed.")}
        return JsonResponse({**told, **_sums(event)})
    entry.record_line(form)
    return JsonResponse({**_told(entry, form), **_sums(event, line)})


def _told(entry: Entry, form: LineForm) -> dict[str, Any]:
    if form.now:
        return {
            "outcome": "changed",
            "text": change_text(form),
            "version": form.now.version,
        }
    if entry.troubles:
        return {"outcome": "gone", "text": entry.troubles[0]}
    if form.errors or not form.is_sent:
        return {"outcome": "refused", "errors": form.errors}
    return {"outcome": "saved" if entry.saved else "same"}


def _sums(event: Event, line: int = 0) -> dict[str, Any]:
    """Read again: what colleagues wrote counts too."""
    fresh = Entry(event)
    sums: dict[str, Any] = {
        "cells": fresh.sheet.cells(),
        "to_explain": [one.line.pk for one in fresh.sheet.lines() if one.is_to_explain],
        "unplanned": [one.line.pk for one in fresh.sheet.lines() if not one.line.planned],
    }
    form = fresh.forms.get(line)
    if form is not None:
        sums |= {"now": form.line.version, "seen": form.fingerprint}
    return sums


def _read_again(entry: Entry) -> Entry:
    """The sums of what is saved now, and the forms that were refused as they were sent."""
    fresh = Entry(entry.event)
    for key, form in entry.forms.items():
        if key in fresh.forms and form.is_sent and (form.errors or form.now):
            fresh.forms[key] = form
    for side, form in entry.additions.items():
        if form.errors:
            fresh.additions[side] = form
    fresh.troubles, fresh.saved = entry.troubles, entry.saved
    return fresh


def change_text(form: LineForm) -> str:
    """What somebody else wrote, for whoever typed at the same time."""
    now = form.now
    words = {
        "label": str(now),
        "planned": amount_text(now.planned),
        "actual": amount_text(now.actual),
        "comment": now.comment or _("none"),
    }
    return (
        _(
            "Somebody else has changed this line since you opened it: %(label)s; planned "
            "%(planned)s; actual %(actual)s; comment: %(comment)s. Nothing of yours is saved yet. "
            "Save again to put your version in its place, or reload the page to keep theirs."
        )
        % words
    )


def _done_text(entry: Entry) -> str:
    saved = ""
    if entry.saved:
        told = ngettext("%(count)d line saved.", "%(count)d lines saved.", entry.saved)
        saved = told % {"count": entry.saved}
    return f"{saved} {entry.done}".strip() or _("Nothing had changed.")


def _page(request: HttpRequest, entry: Entry) -> HttpResponse:
    faults = list(_faults(entry))
    context = {
        "entry": entry,
        "sheet": entry.sheet,
        "sides": [_drawn(entry, side) for side in entry.sheet.sides],
        "faults": faults,
        "form": {"errors": faults},
    }
    return render_budget(request, entry.event, "budgets/entry.html", context, section=SECTION)


def _drawn(entry: Entry, side: SheetSide) -> dict[str, Any]:
    """A side with the form of each of its lines."""
    accounts = [
        {"account": one, "lines": [_drawn_line(entry, line, one.lines) for line in one.lines]}
        for one in side.accounts
    ]
    return {"side": side, "accounts": accounts, "addition": entry.additions[side.side]}


def _drawn_line(entry: Entry, line: SheetLine, of_account: Sequence[SheetLine]) -> dict[str, Any]:
    peers = [one.line.pk for one in of_account if one.line.slug == line.line.slug]
    form = entry.forms[line.line.pk]
    return {
        "sheet": line,
        "form": form,
        "change": change_text(form) if form.now else "",
        "is_open": not entry.is_closed or (form.is_bound and bool(form.errors)),
        "goes_up": peers[0] != line.line.pk,
        "goes_down": peers[-1] != line.line.pk,
    }


def _faults(entry: Entry) -> Iterator[tuple[str, str]]:
    """Where each refusal is, and what it says."""
    for text in entry.troubles:
        yield "", text
    for key, form in entry.forms.items():
        if form.now:
            yield f"line-{key}", f"{form.line} – {_('changed by somebody else')}"
    for form in (*entry.forms.values(), *entry.additions.values()):
        if form.is_bound:
            yield from _form_faults(form)


def _form_faults(form: Any) -> Iterator[tuple[str, str]]:
    for name, texts in form.errors.items():
        known = name in form.fields
        label = form.fields[name].label if known else ""
        about = f"{form.line} – {label}" if hasattr(form, "line") else label
        place = form[name].id_for_label if known else ""
        for text in texts:
            yield place, " – ".join(part for part in (str(about), text) if part)
