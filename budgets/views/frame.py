"""What the coordinator's pages of the budget have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.navigation import section_links
from events.models import Event

PAGES = (
    ("budget_entry", _("Enter the budget")),
    ("budget_in_kind", _("In kind")),
    ("budget_grants", _("Grants")),
    ("budget_evidence", _("Evidence")),
    ("account_list", _("Accounts to funders")),
    ("funder_access", _("Space of the funders")),
    ("budget_state", _("Approval and revisions")),
    ("budget_workbook", _("Spreadsheet")),
)


def render_budget(
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
        "nav_section": "budget",
        "sections": section_links(PAGES, section, event.slug),
        "budget": getattr(event, "budget", None),
    }
    return render(request, template, {**frame, **context}, status=status)
