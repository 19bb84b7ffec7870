"""What the two pages about the event as a whole have in common: what to do, and who does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.navigation import section_links
from events.models import Event

PAGES = (("to_do", _("To do")), ("team", _("Team")))


def event_page(
    request: HttpRequest, event: Event, template: str, context: dict[str, Any], *, section: str
) -> HttpResponse:
    """`section`: the name of the page of PAGES that this one belongs to."""
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "to_do",
        "sections": section_links(PAGES, section, event.slug),
    }
    return render(request, template, {**frame, **context})
