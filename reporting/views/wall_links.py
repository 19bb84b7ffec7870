"""Which screens may show the event, and until when."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Role
from core.errors import message_of
from events.access import for_roles
from events.models import Event
from reporting.wall_link_form import WallLinkForm
from visits.pairing_qr import qr_svg
from visits.wall_links import NewWallLink, create_wall_link, revoke_wall_link


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def wall_links(request: HttpRequest, event: Event) -> HttpResponse:
    """A new link is shown in the answer to POST, once: nobody can read its key again."""
    form = WallLinkForm(request.POST or None, event=event)
    new = _created(event, form) if form.is_valid() else None
    if new:
        return _page(request, event, "wall/new_link.html", _shown_once(request, event, new))
    context = {"form": form, "links": event.wall_links.filter(is_active=True)}
    return _page(request, event, "wall/links.html", context)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def wall_link_revoke(request: HttpRequest, event: Event, link: int) -> HttpResponse:
    found = get_object_or_404(event.wall_links.filter(is_active=True), pk=link)
    if request.method != "POST":
        return _page(request, event, "wall/revoke.html", {"link": found})
    revoke_wall_link(link=found)
    messages.success(request, _("The link “%s” is revoked: its screen shows nothing more.") % found)
    return redirect("wall_links", event.slug)


def _created(event: Event, form: WallLinkForm) -> NewWallLink | None:
    """None when PostgreSQL refuses the name, which is then said beside it."""
    try:
        with transaction.atomic():
            return create_wall_link(event=event, name=form.cleaned_data["name"])
    except IntegrityError as error:
        form.add_error("name", message_of(error))
        return None


def _shown_once(request: HttpRequest, event: Event, new: NewWallLink) -> dict[str, Any]:
    screen = request.build_absolute_uri(reverse("wall", args=[event.slug]))
    address = f"{screen}#{new.key}"
    return {"link": new.link, "address": address, "qr": qr_svg(address)}


def _page(
    request: HttpRequest, event: Event, template: str, context: dict[str, Any]
) -> HttpResponse:
    frame = {"event": event, "nav_events": Event.objects.with_role(request.user)}
    return render(request, template, {**frame, "nav_section": "dashboard", **context})
