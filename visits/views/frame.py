"""What the coordinator's pages around the desks have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.navigation import section_links
from events.models import Event

TEAM = (Role.COORDINATOR, Role.RECEPTION)
PAGES = (
    ("live", _("Live")),
    ("desks", _("Desks")),
    ("paper_entry", _("Paper counts")),
    ("paper_list", _("Paper questionnaires")),
)


def render_page(
    request: HttpRequest,
    event: Event,
    template: str,
    context: dict[str, Any],
    *,
    section: str,
    status: int = 200,
) -> HttpResponse:
    """`section`: the name of the page of PAGES that this one belongs to."""
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "reception",
        "sections": section_links(PAGES, section, event.slug),
        "coordinates": coordinates(request, event),
    }
    return render(request, template, {**frame, **context}, status=status)


def coordinates(request: HttpRequest, event: Event) -> bool:
    return Event.objects.coordinated_by(request.user).filter(pk=event.pk).exists()
