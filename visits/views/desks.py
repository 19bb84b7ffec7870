"""The desks of an event: how their tablets are, and what a coordinator changes about them."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from core.errors import field_of, message_of
from events.access import for_roles
from events.models import Event
from visits.desks import reopen_desk, retire_desk
from visits.fleet import fleet_of, tablet_of
from visits.fleet_words import fleet_rows, totals_text
from visits.forms.desk import DeskForm
from visits.models import Desk
from visits.views.frame import TEAM, coordinates, render_page
from visits.views.shell import served_version

SECTION = "desks"


@for_roles(*TEAM)
@require_safe
def desks(request: HttpRequest, event: Event) -> HttpResponse:
    return render_page(request, event, "visits/desks.html", _fleet(event), section=SECTION)


@for_roles(*TEAM)
@require_safe
def desks_state(request: HttpRequest, event: Event) -> HttpResponse:
    """The part of the page that the script asks for again."""
    context = {**_fleet(event), "event": event, "coordinates": coordinates(request, event)}
    return render(request, "visits/_fleet.html", context)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_add(request: HttpRequest, event: Event) -> HttpResponse:
    return _edit(request, event, Desk(event=event))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_change(request: HttpRequest, event: Event, desk: str) -> HttpResponse:
    return _edit(request, event, get_object_or_404(event.desks, code=desk))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_retire(request: HttpRequest, event: Event, desk: str) -> HttpResponse:
    found = get_object_or_404(event.desks, code=desk)
    if request.method == "POST":
        retire_desk(desk=found, by=request.user)
        messages.success(request, _("The desk “%s” is retired.") % found)
        return redirect("desks", event.slug)
    context = {"desk": found, "tablet": tablet_of(found)}
    return render_page(request, event, "visits/desk_retire.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def desk_reopen(request: HttpRequest, event: Event, desk: str) -> HttpResponse:
    found = reopen_desk(desk=get_object_or_404(event.desks, code=desk), by=request.user)
    messages.success(request, _("The desk “%s” is in use again.") % found)
    return redirect("desks", event.slug)


def _fleet(event: Event) -> dict[str, Any]:
    fleet = fleet_of(event, now=timezone.now(), served_version=served_version())
    return {"fleet": fleet, "rows": fleet_rows(fleet), "totals": totals_text(fleet)}


def _edit(request: HttpRequest, event: Event, desk: Desk) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = DeskForm(sent, instance=desk, event=event)
    is_new = desk.pk is None
    if form.is_valid() and _saved(form):
        told = _("The desk “%s” is added: pair a tablet with it.") if is_new else _("Saved: %s.")
        messages.success(request, told % desk)
        return redirect("desks", event.slug)
    context = {"form": form, "desk": None if is_new else desk, "tablet": None}
    if not is_new:
        context["tablet"] = tablet_of(desk)
    return render_page(request, event, "visits/desk.html", context, section=SECTION)


def _saved(form: DeskForm) -> bool:
    """Whether the database took it: somebody else may have taken the code meanwhile."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as error:
        form.refuse(message_of(error), field_of(error))
        return False
    return True
