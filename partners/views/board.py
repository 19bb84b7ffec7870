"""The board of the partners: where each stands, and what is done to many at once."""

import re
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import Role
from core.typed_numbers import whole_number
from events.access import for_roles
from events.models import Event
from partners.board.actions import (
    ACTIONS,
    Prepared,
    Refused,
    apply_action,
    batch_numbered,
    last_batch,
    prepare,
    undo_batch,
)
from partners.board.listing import (
    MISSING,
    ROLES,
    Asked,
    board_of,
    participations,
    read_asked,
    stage_counts,
)
from partners.board.stages import Stage
from partners.forms.charter import DayForm
from partners.models import Partnership
from partners.models.organisation import OrganisationKind
from partners.views.partners_frame import partners_page

SECTION = "partner_board"
MOST_NAMED = 40
KEY = re.compile("[0-9]{1,18}")


@for_roles(Role.COORDINATOR)
@require_safe
def partner_board(request: HttpRequest, event: Event) -> HttpResponse:
    asked = read_asked(request.GET.dict())
    counts = stage_counts(event)
    context = {
        "asked": asked,
        "board": board_of(event, asked, request.GET.get("page", "")),
        "stages": [(one.value, one.label, counts[one.value]) for one in Stage],
        "total": sum(counts.values()),
        "roles": [(code, label) for code, (_field, label) in ROLES.items()],
        "kinds": OrganisationKind.choices,
        "missing": [(code, label) for code, (label, _condition) in MISSING.items()],
        "actions": ACTIONS.values(),
        "last": last_batch(event),
    }
    return _page(request, event, "board", context)


@for_roles(Role.COORDINATOR)
@require_POST
def partner_board_action(request: HttpRequest, event: Event) -> HttpResponse:
    """First what will happen, and to how many; then, once confirmed, it is done."""
    asked = read_asked(request.POST.dict())
    code, rows = request.POST.get("action", ""), _ticked(request, event, asked)
    if code not in ACTIONS:
        messages.warning(request, _("Choose what to do."))
        return _back(event, asked)
    prepared = prepare(event, rows, code, request.user)
    if not prepared.changing:
        messages.warning(request, _nothing(prepared, code))
        return _back(event, asked)
    today = {"day": timezone.localdate()}
    sent = today if ACTIONS[code].purpose else request.POST  # a message is of today
    form = DayForm(sent if "confirm" in request.POST else None, initial=today)
    if form.is_valid() and _done(request, event, rows, code, form):
        return _back(event, asked)
    context = {
        "form": form,
        "asked": asked,
        "action": ACTIONS[code],
        "prepared": prepared,
        "named": prepared.changing[:MOST_NAMED],
        "more": max(0, len(prepared.changing) - MOST_NAMED),
        "keys": [row.pk for row, _contact in prepared.changing]
        + [row.pk for row in prepared.staying],
    }
    return _page(request, event, "board_confirm", context)


@for_roles(Role.COORDINATOR)
@require_POST
def partner_board_undo(request: HttpRequest, event: Event) -> HttpResponse:
    asked = request.POST.get("batch", "")
    batch = batch_numbered(event, int(asked)) if KEY.fullmatch(asked) else None
    if batch is None:
        messages.warning(request, _("There is nothing to undo."))
        return redirect("partner_board", event.slug)
    try:
        number = undo_batch(batch=batch)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        told = ngettext(
            "Undone for %(number)d organisation.", "Undone for %(number)d organisations.", number
        )
        messages.success(request, told % {"number": number})
    return redirect("partner_board", event.slug)


def _ticked(request: HttpRequest, event: Event, asked: Asked) -> QuerySet[Partnership]:
    """The rows that were ticked; all those of the search if that was asked for."""
    rows = participations(event, asked if "every" in request.POST else Asked())
    if "every" in request.POST:
        return rows
    keys = {whole_number(key) for key in request.POST.getlist("row")}
    return rows.filter(pk__in=keys - {None})


def _done(
    request: HttpRequest, event: Event, rows: QuerySet[Partnership], code: str, form: DayForm
) -> bool:
    day = form.cleaned_data["day"]
    try:
        batch = apply_action(event=event, rows=rows, code=code, day=day, by=request.user)
    except Refused as refused:
        form.add_error("day", str(refused))
        return False
    number = len(batch.after) if batch else 0
    told = ngettext(
        "%(action)s: %(number)d organisation.", "%(action)s: %(number)d organisations.", number
    )
    messages.success(request, told % {"action": ACTIONS[code].label, "number": number})
    if batch and ACTIONS[code].purpose:
        messages.info(request, _("Nothing has left yet: read the messages, then approve them."))
    return True


def _nothing(prepared: Prepared, code: str) -> str:
    if not prepared.staying:
        return _("Tick at least one organisation.")
    return _("Nothing changes for those that are ticked: %s.") % ACTIONS[code].left


def _back(event: Event, asked: Asked) -> HttpResponse:
    return redirect(f"{reverse('partner_board', args=[event.slug])}?{asked.query}")


def _page(request: HttpRequest, event: Event, name: str, context: dict[str, Any]) -> HttpResponse:
    return partners_page(request, event, name, context, section=SECTION)
