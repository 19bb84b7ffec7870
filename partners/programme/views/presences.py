"""Who is where on the days of the event."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.programme.forms.presence import PresenceForm
from partners.programme.presences import Presence, people_and_places
from partners.programme.views.frame import render_page, saved

SECTION = "programme_presences"


@for_roles(Role.COORDINATOR)
@require_safe
def programme_presences(request: HttpRequest, event: Event) -> HttpResponse:
    search = request.GET.get("recherche", "").replace("\0", "")[:100].strip()
    only_free = request.GET.get("libres") == "1"
    context = {
        "search": search,
        "only_free": only_free,
        "is_filtered": bool(search) or only_free,
        "people": people_and_places(event, search=search, only_free=only_free),
    }
    return render_page(request, event, "presences.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_presence_add(request: HttpRequest, event: Event) -> HttpResponse:
    if request.method == "POST":
        done = _("These people are expected there.")
        form = saved(request, lambda: PresenceForm(request.POST, event=event), done)
        if form is None:
            return redirect(SECTION, event.slug)
    else:
        form = PresenceForm(event=event)
    return render_page(request, event, "presence_form.html", {"form": form}, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_presence_delete(request: HttpRequest, event: Event, presence: int) -> HttpResponse:
    row = get_object_or_404(event.assignments.with_place(), pk=presence)
    if request.method == "POST":
        row.delete()
        messages.success(request, _("This person is no longer expected there."))
        return redirect(SECTION, event.slug)
    context = {"presence": Presence(row)}
    return render_page(request, event, "presence_delete.html", context, section=SECTION)
