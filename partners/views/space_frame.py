"""What the pages of a partner's space have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.navigation import section_links
from partners.models import PartnerAccess
from partners.refusal import Refused

PAGES = (
    ("space_home", _("To do")),
    ("space_charter", _("Charter")),
    ("space_sheet", _("Our sheet")),
    ("space_people", _("Our professionals")),
    ("space_sessions", _("Sessions")),
    ("space_offers", _("Contributions")),
)


def space_page(
    request: HttpRequest,
    access: PartnerAccess,
    template: str,
    context: dict[str, Any],
    *,
    section: str,
    status: int = 200,
) -> HttpResponse:
    frame = {
        "access": access,
        "event": access.event,
        "organisation": access.partnership.organisation,
        "sections": section_links(PAGES, section),
    }
    name = f"partners/space/{template}"
    return render(request, name, {**frame, **context}, status=status)


def try_to(request: HttpRequest, act: Callable[[], Any], done: str) -> bool:
    """Says what came of it above the next page. Whether it was done."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, done)
    return True
