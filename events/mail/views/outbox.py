"""The coordinator reads what is about to leave, and sees what became of what left."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from accounts.roles import Role
from events.access import for_roles
from events.mail.envelope import preview_of
from events.mail.html import blocks_of
from events.mail.outbox_list import read_asked, read_outbox, row_of
from events.mail.views.frame import mail_page
from events.models import Event


@for_roles(Role.COORDINATOR)
@require_safe
def outbox(request: HttpRequest, event: Event) -> HttpResponse:
    found = read_outbox(event, read_asked(request.GET))
    return mail_page(request, event, "outbox.html", {"outbox": found})


@for_roles(Role.COORDINATOR)
@require_safe
def message(request: HttpRequest, event: Event, message: str) -> HttpResponse:
    """As it will be received; a personal link is named in its place."""
    found = get_object_or_404(event.outgoing_messages.select_related("event"), public_id=message)
    letter = preview_of(found)
    drafts = event.outgoing_messages.to_review().filter(purpose=found.purpose, pk__lt=found.pk)
    context = {
        "row": row_of(found),
        "letter": letter,
        "content": mark_safe(blocks_of(letter.body)),  # noqa: S308 (made of escaped text)
        "files": found.attachments.all(),
        "next_draft": drafts.order_by("-pk").first(),
    }
    return mail_page(request, event, "message.html", context)


@for_roles(Role.COORDINATOR)
@require_safe
def attachment(request: HttpRequest, event: Event, message: str, file: int) -> HttpResponse:
    found = get_object_or_404(event.outgoing_messages, public_id=message)
    kept = get_object_or_404(found.attachments, pk=file)
    response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, kept.name)
    return response
