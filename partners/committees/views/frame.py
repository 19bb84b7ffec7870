"""What the pages about committees have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.access import View
from core.errors import message_of
from core.navigation import section_links
from core.pdf import PdfUnavailable
from events.access import for_roles, roles_on
from events.mail.outbox import CannotPrepare
from events.models import Event
from partners.committees.refusal import Refused
from partners.committees.stages import is_frozen, stage_of
from partners.models import CommitteeMeeting

READERS = (Role.COORDINATOR, Role.FUNDER, Role.CONTRIBUTOR)
FOLDER = "partners/committees"
EVENT_PAGES = (
    ("committees", _("Meetings")),
    ("decisions", _("Decisions")),
    ("committee_members", _("Members")),
    ("calendar_feeds", _("Calendar links")),
)
FOR_READERS = ("committees", "decisions")
MEETING_PAGES = (
    ("committee", _("Overview")),
    ("committee_agenda", _("Agenda")),
    ("committee_documents", _("Documents")),
    ("committee_convocation", _("Convocation")),
    ("committee_attendance", _("Who came")),
    ("committee_minutes", _("Minutes")),
)


def coordinates(request: HttpRequest, event: Event) -> bool:
    return Role.COORDINATOR in roles_on(event, request.user)


def for_meeting(*roles: Role) -> Callable[[View], View]:
    """The view gets the CommitteeMeeting, with its event, in place of the number."""

    def decorate(view: View) -> View:
        @for_roles(*roles)
        @wraps(view)
        def found(request: HttpRequest, event: Event, meeting: int, **kwargs: Any) -> HttpResponse:
            row: CommitteeMeeting = get_object_or_404(event.committee_meetings, number=meeting)
            row.event = event
            response: HttpResponse = view(request, row, **kwargs)
            return response

        return found

    return decorate


for_coordinator = for_meeting(Role.COORDINATOR)


def attempt(request: HttpRequest, act: Callable[[], Any], done: str = "") -> bool:
    """Says what came of it above the next page. Whether it was done."""
    try:
        with transaction.atomic():
            act()
    except (Refused, CannotPrepare, PdfUnavailable) as refused:
        messages.error(request, str(refused))
        return False
    except IntegrityError as error:
        messages.error(request, message_of(error))
        return False
    if done:
        messages.success(request, done)
    return True


def event_page(
    request: HttpRequest,
    event: Event,
    template: str,
    context: dict[str, Any],
    *,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """`section`: the name of the page of EVENT_PAGES that this one belongs to."""
    pages = EVENT_PAGES if section else ()
    return _page(request, event, template, context, pages, section, (), status)


def meeting_page(
    request: HttpRequest,
    meeting: CommitteeMeeting,
    template: str,
    section: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    frame = {
        "meeting": meeting,
        "stage": stage_of(meeting),
        "is_frozen": is_frozen(meeting),
        **context,
    }
    words = (meeting.number,)
    return _page(request, meeting.event, template, frame, MEETING_PAGES, section, words, status)


def _page(
    request: HttpRequest,
    event: Event,
    template: str,
    context: dict[str, Any],
    pages: tuple[tuple[str, Any], ...],
    section: str,
    words: tuple[int, ...],
    status: int,
) -> HttpResponse:
    """`pages`: those of the navigation, of which others than the coordinator see few."""
    may_write = coordinates(request, event)
    shown = [page for page in pages if may_write or page[0] in FOR_READERS]
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "committees",
        "may_write": may_write,
        "meeting": None,
        "sections": section_links(shown, section, event.slug, *words),
    }
    return render(request, f"{FOLDER}/{template}", {**frame, **context}, status=status)


def pdf_response(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
