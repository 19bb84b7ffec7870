"""Writing the minutes, sending them, approving them."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from core.pdf import PdfUnavailable
from core.typed_numbers import whole_number
from events.access import roles_on
from partners.committees.forms.meeting import ApprovalForm
from partners.committees.minutes import approve_minutes, write_minutes
from partners.committees.papers import minutes_pdf
from partners.committees.sending import send_minutes
from partners.committees.stages import stage_of
from partners.committees.views.convocation import ready_text
from partners.committees.views.frame import (
    READERS,
    attempt,
    for_coordinator,
    for_meeting,
    meeting_page,
    pdf_response,
)
from partners.committees.views.meetings import READ_MINUTES
from partners.models import CommitteeMeeting

SECTION = "committee_minutes"


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def committee_minutes(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    """When somebody else saved first, both texts are shown: nothing typed is lost."""
    points = list(meeting.points.select_related("decision"))
    typed = _typed(request, points) if request.method == "POST" else None
    if typed is not None:
        write = partial(write_minutes, meeting=meeting, **typed)
        if attempt(request, write, _("The minutes are saved as a draft.")):
            if "decide" in request.POST:
                return redirect("decision_add", meeting.event.slug, meeting.number)
            return redirect("committee", meeting.event.slug, meeting.number)
        meeting.refresh_from_db(fields=["minutes", "minutes_revision", "minutes_status"])
    context: dict[str, Any] = {
        "points": [(point, _note(typed, point)) for point in points],
        "text": typed["text"] if typed else meeting.minutes,
        "is_late": typed is not None and typed["revision"] != meeting.minutes_revision,
        "decisions": meeting.decisions.select_related("owner__organisation").order_by("number"),
    }
    return meeting_page(request, meeting, "minutes.html", SECTION, context)


@for_coordinator
@require_POST
def minutes_send(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    attempt(request, lambda: _send(request, meeting))
    return redirect("committee", meeting.event.slug, meeting.number)


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_approve(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    """Refused: back to the page of the meeting, where the minutes of now are read."""
    today = timezone.localdate()
    shown = {"day": today, "revision": meeting.minutes_revision}
    form = ApprovalForm(request.POST or None, initial=shown)
    if form.is_valid():
        approve = partial(approve_minutes, meeting=meeting, today=today, **form.cleaned_data)
        done = _("The minutes are approved: they can no longer change.")
        attempt(request, approve, done)
        return redirect("committee", meeting.event.slug, meeting.number)
    return meeting_page(request, meeting, "approve.html", SECTION, {"form": form})


@for_meeting(*READERS)
@require_safe
def minutes_paper(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    """A draft is for those who write it."""
    roles = roles_on(meeting.event, request.user)
    if Role.COORDINATOR not in roles and stage_of(meeting) not in READ_MINUTES:
        raise Http404
    try:
        content = minutes_pdf(meeting)
    except PdfUnavailable as error:
        context = {"advice": str(error)}
        return meeting_page(request, meeting, "pdf_unavailable.html", SECTION, context, status=503)
    return pdf_response(content, f"compte-rendu-copil-{meeting.number}-{meeting.event.slug}.pdf")


def _send(request: HttpRequest, meeting: CommitteeMeeting) -> None:
    called = send_minutes(meeting=meeting, by=request.user, today=timezone.localdate())
    messages.success(request, ready_text(called))


def _typed(request: HttpRequest, points: list[Any]) -> dict[str, Any]:
    revision = whole_number(request.POST.get("revision", ""))
    return {
        "text": request.POST.get("text", "").strip(),
        "notes": {point.pk: request.POST.get(f"note-{point.pk}", "").strip() for point in points},
        "revision": -1 if revision is None else revision,
    }


def _note(typed: dict[str, Any] | None, point: Any) -> str:
    note: str = typed["notes"][point.pk] if typed else point.notes
    return note
