"""The floor: stands, their holders, what they need."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.models import Stand
from partners.programme.floor import floor_of, floor_workbook
from partners.programme.forms.stand import StandForm
from partners.programme.printing import floor_pdf
from partners.programme.views.frame import pdf_response, render_page, saved
from partners.programme.writing import delete_from_programme
from partners.readiness_files import TYPES, WRITERS

SECTION = "floor"


@for_roles(Role.COORDINATOR)
@require_safe
def floor(request: HttpRequest, event: Event) -> HttpResponse:
    context = {"floor": floor_of(event)}
    return render_page(request, event, "floor.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def floor_stand_add(request: HttpRequest, event: Event) -> HttpResponse:
    return _edit(request, event, lambda: Stand(event=event), done=_("Stand added."))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def floor_stand_change(request: HttpRequest, event: Event, stand: str) -> HttpResponse:
    found = get_object_or_404(event.stands, number=stand)
    rows = event.stands.all()
    return _edit(request, event, lambda: rows.get(pk=found.pk), stand=found, done=_("Stand saved."))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def floor_stand_delete(request: HttpRequest, event: Event, stand: str) -> HttpResponse:
    found = get_object_or_404(event.stands, number=stand)
    if request.method == "POST":
        delete_from_programme(found)
        messages.success(request, _("Stand %(number)s is deleted.") % {"number": stand})
        return redirect("floor", event.slug)
    context = {
        "stand": found,
        "holders": found.holders.select_related("partnership__organisation"),
        "people": found.assignments.select_related("mobilisation__professional"),
    }
    return render_page(request, event, "stand_delete.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_safe
def floor_print(request: HttpRequest, event: Event) -> HttpResponse:
    draw = partial(floor_pdf, event)
    return pdf_response(request, event, draw, f"stands-{event.slug}", section=SECTION)


@for_roles(Role.COORDINATOR)
@require_safe
def floor_file(request: HttpRequest, event: Event, file_format: str) -> HttpResponse:
    if file_format not in TYPES:
        raise Http404
    workbook = floor_workbook(event)
    headers = {"Content-Disposition": f'attachment; filename="{workbook.name}.{file_format}"'}
    content = WRITERS[file_format](workbook)
    return HttpResponse(content, content_type=TYPES[file_format], headers=headers)


def _edit(
    request: HttpRequest, event: Event, row: Any, *, done: str, stand: Stand | None = None
) -> HttpResponse:
    if request.method == "POST":
        form = saved(request, lambda: StandForm(request.POST, instance=row(), event=event), done)
        if form is None:
            return redirect("floor", event.slug)
    else:
        form = StandForm(instance=row(), event=event)
    context = {"form": form, "stand": stand}
    return render_page(request, event, "stand_form.html", context, section=SECTION)
