"""Numbers counted on paper: typed, checked, recorded, and taken back if they were wrong."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from core.errors import message_of
from events.access import for_roles
from events.models import Event, OpeningDay
from visits.forms.paper import PaperForm, new_key
from visits.paper import Outcome, cancel_entry, counted_before, entry_of, record_sheet
from visits.paper_sheet import Sheet, Step, sheet_of
from visits.paper_summary import summary_of
from visits.views.frame import TEAM, render_page

SECTION = "paper_entry"
STEPS = ((Step.HOUR, gettext_lazy("By the hour")), (Step.QUARTER, gettext_lazy("By the quarter")))
TOLD = {
    Outcome.RECORDED: (messages.SUCCESS, gettext_lazy("The sheet is recorded.")),
    Outcome.KNOWN: (
        messages.INFO,
        gettext_lazy("This sheet was recorded already: it counts once."),
    ),
    Outcome.CANCELLED: (
        messages.WARNING,
        gettext_lazy("This sheet was recorded, then cancelled: nothing was added."),
    ),
    Outcome.DIFFERENT: (
        messages.ERROR,
        gettext_lazy(
            "This form had recorded other numbers before, those below: nothing was added."
        ),
    ),
}


@for_roles(*TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_entry(request: HttpRequest, event: Event) -> HttpResponse:
    """One address: `action` says how far the entry is; each page holds all that was typed."""
    if not can_be_filled(event):
        return _closed(request, event)
    if request.method != "POST":
        return _grid(request, _new_form(_sheet(event, request.GET), request.GET.get("saisie", "")))
    form = _form(_sheet(event, request.POST), data=request.POST)
    if not form.is_valid():
        return _grid(request, form)
    return ACTIONS.get(request.POST.get("action", ""), _check)(request, form)


@for_roles(*TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_recorded(request: HttpRequest, event: Event, entry: str) -> HttpResponse:
    """What one form recorded; POST takes it back."""
    if not can_be_filled(event):
        return _closed(request, event)
    sheet = _sheet(event, request.GET)
    if request.method == "POST":
        cancel_entry(sheet=sheet, key=entry)
        return _to_entry(sheet, entry)
    recorded = entry_of(sheet, entry)
    context = {
        "sheet": sheet,
        "key": entry,
        "entry": recorded,
        "summary": summary_of(sheet, recorded.counts, counted_before(sheet)),
    }
    return render_page(request, event, "visits/paper_recorded.html", context, section=SECTION)


def can_be_filled(event: Event) -> bool:
    """Once purged, an event takes no record; without a day there is no hour to write."""
    return event.opening_days.exists() and not hasattr(event, "purge")


def _closed(request: HttpRequest, event: Event) -> HttpResponse:
    context = {"is_purged": hasattr(event, "purge")}
    return render_page(request, event, "visits/paper_closed.html", context, section=SECTION)


def _grid(request: HttpRequest, form: PaperForm) -> HttpResponse:
    sheet = form.sheet
    hubs, workshops = form.drawn(sheet.interviews), form.drawn(sheet.workshops)
    context = {
        "form": form,
        "sheet": sheet,
        "days": sheet.event.opening_days.all(),
        "steps": STEPS,
        "doors": form.drawn(sheet.arrivals),
        "hubs": hubs,
        "hubs_begun": any(column.is_begun for column in hubs),
        "workshops": workshops,
        "workshops_begun": any(column.is_begun for column in workshops),
        "is_to_come": sheet.day > timezone.localdate(),
    }
    return render_page(request, sheet.event, "visits/paper.html", context, section=SECTION)


def _check(request: HttpRequest, form: PaperForm) -> HttpResponse:
    sheet = form.sheet
    context = {
        "sheet": sheet,
        "key": form.cleaned_data["key"],
        "values": form.counts,
        "summary": summary_of(sheet, form.counts, form.counted),
    }
    return render_page(request, sheet.event, "visits/paper_check.html", context, section=SECTION)


def _edit(request: HttpRequest, form: PaperForm) -> HttpResponse:
    """The same numbers in a new form: what the old one may have recorded stays apart."""
    return _grid(request, _form(form.sheet, initial={**form.cleaned_data, "key": new_key()}))


def _record(request: HttpRequest, form: PaperForm) -> HttpResponse:
    key = form.cleaned_data["key"]
    try:
        with transaction.atomic():
            outcome = record_sheet(sheet=form.sheet, key=key, counts=form.counts)
    except IntegrityError as error:
        form.add_error(None, message_of(error))
        return _grid(request, form)
    level, text = TOLD[outcome]
    messages.add_message(request, level, text)
    return _to_entry(form.sheet, key)


ACTIONS = {"check": _check, "edit": _edit, "record": _record}


def _to_entry(sheet: Sheet, key: str) -> HttpResponse:
    address = reverse("paper_recorded", args=[sheet.event.slug, key])
    return redirect(f"{address}?jour={sheet.day.isoformat()}")


def _form(sheet: Sheet, **kwargs: Any) -> PaperForm:
    return PaperForm(sheet, counted_before(sheet), timezone.now(), **kwargs)


def _new_form(sheet: Sheet, former: str) -> PaperForm:
    """Empty, or with the numbers of an entry that was cancelled to be corrected."""
    return _form(sheet, initial=dict(entry_of(sheet, former).counts) if former else {})


def _sheet(event: Event, asked: Any) -> Sheet:
    return sheet_of(event, _day(event, asked.get("jour")), _step(asked.get("pas")))


def _day(event: Event, typed: str | None) -> OpeningDay:
    """The one that was asked for; else today, else the last one that was."""
    if typed is not None:
        return get_object_or_404(event.opening_days, date=_date(typed))
    past = event.opening_days.filter(date__lte=timezone.localdate())
    found: OpeningDay = past.last() or event.opening_days.first()
    return found


def _date(typed: str) -> date:
    try:
        found = parse_date(typed)
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _step(typed: str | None) -> Step:
    try:
        return Step(typed or Step.HOUR)
    except ValueError as error:
        raise Http404 from error
