"""The activities of the programme: what, when, where, by whom."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Activity, Event
from events.models.programme import ActivityKind
from partners.programme.board import programme_board
from partners.programme.content import Asked
from partners.programme.copying import copied_values
from partners.programme.forms.activity import ActivityForm
from partners.programme.printing import programme_pdf
from partners.programme.views.frame import pdf_response, render_page, saved
from partners.programme.writing import delete_from_programme
from partners.refusal import Refused

SECTION = "programme"


@for_roles(Role.COORDINATOR)
@require_safe
def programme(request: HttpRequest, event: Event) -> HttpResponse:
    asked = asked_by(request)
    only_gaps = request.GET.get("manque") == "1"
    context = {
        "asked": asked,
        "only_gaps": only_gaps,
        "is_filtered": bool(asked) or only_gaps,
        "board": programme_board(event, asked, only_gaps=only_gaps),
        "hubs": event.hubs.order_by("position", "name"),
        "kinds": ActivityKind.choices,
    }
    return render_page(request, event, "activities.html", context, section=SECTION)


def asked_by(request: HttpRequest) -> Asked:
    """Nothing that somebody types in an address can break the page."""
    values = {
        name: request.GET.get(key, "").replace("\0", "")[:100].strip()
        for name, key in (("hub", "pole"), ("kind", "type"), ("search", "recherche"))
    }
    return Asked(**values)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_add(request: HttpRequest, event: Event) -> HttpResponse:
    return _edit(request, event, lambda: Activity(event=event), done=_("Activity added."))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_change(request: HttpRequest, event: Event, activity: str) -> HttpResponse:
    found = get_object_or_404(event.activities.select_related("event"), code=activity)
    rows = event.activities.select_related("event")
    return _edit(
        request, event, lambda: rows.get(pk=found.pk), activity=found, done=_("Activity saved.")
    )


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_copy(request: HttpRequest, event: Event, activity: str) -> HttpResponse:
    """The same activity once more, proposed right after itself; nothing is written before."""
    source = get_object_or_404(event.activities, code=activity)
    return _edit(
        request,
        event,
        lambda: Activity(event=event),
        copied=source,
        initial=copied_values(source),
        done=_("Activity copied."),
    )


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_delete(request: HttpRequest, event: Event, activity: str) -> HttpResponse:
    found = get_object_or_404(event.activities.select_related("room"), code=activity)
    if request.method == "POST":
        try:
            delete_from_programme(found)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("programme_change", event.slug, activity)
        messages.success(request, _("“%(title)s” is deleted.") % {"title": found.title})
        return redirect("programme", event.slug)
    context = {
        "activity": found,
        "hosts": found.hosts.select_related("partnership__organisation"),
        "people": found.assignments.select_related("mobilisation__professional"),
    }
    return render_page(request, event, "activity_delete.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_safe
def programme_print(request: HttpRequest, event: Event) -> HttpResponse:
    draw = partial(programme_pdf, event)
    return pdf_response(request, event, draw, f"programme-{event.slug}", section=SECTION)


def _edit(
    request: HttpRequest,
    event: Event,
    row: Any,
    *,
    done: str,
    activity: Activity | None = None,
    copied: Activity | None = None,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """`row` gives the activity as it is saved, each time: a refused form leaves its marks on it."""
    if request.method == "POST":
        form = saved(request, lambda: ActivityForm(request.POST, instance=row(), event=event), done)
        if form is None:
            return redirect("programme", event.slug)
    else:
        form = ActivityForm(instance=row(), event=event, initial=initial)
    context = {"form": form, "activity": activity, "copied": copied}
    return render_page(request, event, "activity_form.html", context, section=SECTION)
