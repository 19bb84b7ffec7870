"""What the pages of the directory and of the partners have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.navigation import section_links
from events.models import Event

PAGES = (
    ("partner_board", _("Partners of the event")),
    ("directory", _("Directory")),
    ("directory_imports", _("Imports")),
    ("directory_duplicates", _("Duplicates")),
)


def partners_page(
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
        "nav_section": "partners",
        "sections": section_links(PAGES, section, event.slug),
    }
    return render(request, f"partners/{template}.html", {**frame, **context}, status=status)
