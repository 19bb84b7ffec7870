"""What the coordinator's pages of the programme have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.errors import field_of, message_of
from core.navigation import section_links
from core.pdf import PdfUnavailable
from events.models import Event

PAGES = (
    ("programme", _("Activities")),
    ("programme_presences", _("Who is where")),
    ("floor", _("Stands")),
)
# Where the forms of the programme show what a rule says of another table's field.
BESIDE = {"mobilisation": "people"}


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
        "nav_section": "programme",
        "sections": section_links(PAGES, section, event.slug),
    }
    name = f"partners/programme/{template}"
    return render(request, name, {**frame, **context}, status=status)


def saved(request: HttpRequest, make_form: Callable[[], Any], done: str) -> Any:
    """None once saved; else the form with what is wrong. `make_form` reads what was sent.

    Somebody may have been faster between the check and the writing: the same form is then read
    once more, and sees who.
    """
    form = make_form()
    if not form.is_valid():
        return form
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as error:
        form = make_form()
        if form.is_valid():
            field = BESIDE.get(field_of(error), field_of(error))
            form.refuse(message_of(error), field)
        return form
    messages.success(request, done)
    return None


def pdf_response(
    request: HttpRequest, event: Event, draw: Callable[[], bytes], name: str, *, section: str
) -> HttpResponse:
    """The file, or a page that says what the machine lacks."""
    try:
        content = draw()
    except PdfUnavailable as error:
        context = {"advice": str(error)}
        return render_page(
            request, event, "pdf_unavailable.html", context, section=section, status=503
        )
    return pdf_file(content, name)


def pdf_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
