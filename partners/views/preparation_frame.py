"""What the coordinator's pages about preparation have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.errors import message_of
from core.navigation import section_links
from core.pdf import PdfUnavailable
from events.models import Event
from partners.refusal import Refused

PAGES = (
    ("preparation", _("Professionals")),
    ("preparation_organisations", _("Organisations")),
    ("preparation_sessions", _("Sessions")),
    ("preparation_requests", _("Requests")),
    ("space_links", _("Partner links")),
    ("preparation_steps", _("Steps")),
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
        "nav_section": "preparation",
        "sections": section_links(PAGES, section, event.slug),
    }
    name = f"partners/preparation/{template}"
    return render(request, name, {**frame, **context}, status=status)


def attempt(request: HttpRequest, act: Callable[[], Any], done: str = "") -> bool:
    """Says what came of it above the next page. Whether it was done."""
    try:
        with transaction.atomic():
            act()
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    except IntegrityError as error:
        messages.error(request, message_of(error))
        return False
    if done:
        messages.success(request, done)
    return True


def pdf_response(
    request: HttpRequest, event: Event, draw: Callable[[], bytes], name: str
) -> HttpResponse:
    """The file, or a page that says what the machine lacks."""
    try:
        content = draw()
    except PdfUnavailable as error:
        context = {"advice": str(error)}
        return render_page(
            request, event, "pdf_unavailable.html", context, section="preparation", status=503
        )
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
