"""The agenda of a meeting and its documents."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.access import roles_on
from partners.committees.agenda import (
    add_point,
    change_point,
    delete_point,
    follows_up,
    move_point,
    points_from_text,
    returning_decisions,
)
from partners.committees.documents import add_document, delete_document, documents_for
from partners.committees.forms.agenda import DocumentForm, PointForm
from partners.committees.views.frame import (
    READERS,
    attempt,
    for_coordinator,
    for_meeting,
    meeting_page,
)
from partners.models import AgendaPoint, CommitteeMeeting, MeetingDocument
from partners.models.agenda import Readers

AGENDA, DOCUMENTS = "committee_agenda", "committee_documents"


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def committee_agenda(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    """`action` text: the lines typed earlier become points; else a new point."""
    if request.POST.get("action") == "text":
        attempt(request, partial(points_from_text, meeting=meeting), _("Saved."))
        return redirect(AGENDA, meeting.event.slug, meeting.number)
    form = PointForm(request.POST or None)
    if form.is_valid():
        add = partial(add_point, meeting=meeting, **form.cleaned_data)
        if attempt(request, add, _("The point is added.")):
            return redirect(AGENDA, meeting.event.slug, meeting.number)
    points = list(meeting.points.select_related("decision"))
    context = {
        "form": form,
        "points": points,
        "minutes": sum(point.minutes or 0 for point in points),
        "text_lines": [] if points else meeting.agenda.splitlines(),
        "coming_back": list(returning_decisions(meeting)) if follows_up(meeting) else [],
    }
    return meeting_page(request, meeting, "agenda.html", AGENDA, context)


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def agenda_point(request: HttpRequest, meeting: CommitteeMeeting, point: int) -> HttpResponse:
    found = _point_of(meeting, point)
    names = ("title", "speaker", "minutes", "kind")
    form = PointForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if form.is_valid():
        change = partial(change_point, point=found, **form.cleaned_data)
        if attempt(request, change, _("Saved.")):
            return redirect(AGENDA, meeting.event.slug, meeting.number)
    return meeting_page(request, meeting, "point.html", AGENDA, {"form": form, "point": found})


@for_coordinator
@require_POST
def agenda_move(request: HttpRequest, meeting: CommitteeMeeting, point: int) -> HttpResponse:
    """The page comes back to the same button."""
    up = request.POST.get("direction") == "up"
    attempt(request, partial(move_point, point=_point_of(meeting, point), up=up))
    address = reverse(AGENDA, args=[meeting.event.slug, meeting.number])
    return redirect(f"{address}#{'up' if up else 'down'}-{point}")


@for_coordinator
@require_POST
def agenda_delete(request: HttpRequest, meeting: CommitteeMeeting, point: int) -> HttpResponse:
    delete = partial(delete_point, point=_point_of(meeting, point))
    attempt(request, delete, _("The point is taken off the agenda."))
    return redirect(AGENDA, meeting.event.slug, meeting.number)


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def committee_documents(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    form = DocumentForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(request, partial(_upload, meeting, form), _("Saved.")):
        return redirect(DOCUMENTS, meeting.event.slug, meeting.number)
    documents = documents_for(meeting, roles_on(meeting.event, request.user))
    context = {"form": form, "documents": list(documents)}
    return meeting_page(request, meeting, "documents.html", DOCUMENTS, context)


@for_meeting(*READERS)
@require_safe
def committee_document(
    request: HttpRequest, meeting: CommitteeMeeting, document: int
) -> HttpResponse:
    """Saved, never shown: the browser runs nothing that somebody uploaded."""
    allowed = documents_for(meeting, roles_on(meeting.event, request.user)).defer(None)
    found: MeetingDocument | None = allowed.filter(pk=document).first()
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response.headers["Content-Disposition"] = _attachment(found.name)
    return response


@for_coordinator
@require_POST
def document_delete(request: HttpRequest, meeting: CommitteeMeeting, document: int) -> HttpResponse:
    found = get_object_or_404(meeting.documents.defer("content"), pk=document)
    found.meeting = meeting
    attempt(request, partial(delete_document, document=found), _("The document is deleted."))
    return redirect(DOCUMENTS, meeting.event.slug, meeting.number)


def _upload(meeting: CommitteeMeeting, form: DocumentForm) -> Any:
    data = form.cleaned_data
    return add_document(
        meeting=meeting,
        title=data["title"],
        name=data["file"].name,
        content=data["file"].read(),
        readers=Readers(data["readers"]),
    )


def _attachment(name: str) -> str:
    header: str | None = content_disposition_header(as_attachment=True, filename=name)
    return header or "attachment"


def _point_of(meeting: CommitteeMeeting, point: int) -> AgendaPoint:
    found: AgendaPoint = get_object_or_404(meeting.points, pk=point)
    found.meeting = meeting
    return found
