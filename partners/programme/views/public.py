"""The programme for everybody, while the public page of the event is open."""

from collections.abc import Iterable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.pdf import PdfUnavailable
from events.access import for_everybody
from events.models import Event
from events.models.programme import ActivityKind
from partners.committees.calendars import CALENDAR_TYPE
from partners.programme.calendar import programme_calendar
from partners.programme.content import Line, programme_days, programme_lines
from partners.programme.printing import opening_texts, programme_pdf
from partners.programme.structured import structured_data
from partners.programme.views.activities import asked_by
from partners.programme.views.frame import pdf_file

FRESH_FOR = 15 * 60


@for_everybody
@require_safe
def public_programme(request: HttpRequest, event: Event) -> HttpResponse:
    asked, every, page = asked_by(request), programme_lines(event), _page(request, event)
    shown = programme_lines(event, asked) if asked else every
    context = {
        "event": event,
        "asked": asked,
        "days": programme_days(event, shown),
        "openings": opening_texts(event),
        "total": len(every),
        "hubs": event.hubs.order_by("position", "name"),
        "kinds": ActivityKind.choices,
        "page": page,
        "structured": structured_data(event, every, page=page),
    }
    return render(request, "partners/programme/public.html", context)


@for_everybody
@require_safe
@cache_control(public=True, max_age=FRESH_FOR)
def public_programme_calendar(request: HttpRequest, event: Event) -> HttpResponse:
    return _calendar(request, event, programme_lines(event), f"programme-{event.slug}")


@for_everybody
@require_safe
@cache_control(public=True, max_age=FRESH_FOR)
def public_activity_calendar(request: HttpRequest, event: Event, activity: str) -> HttpResponse:
    found = get_object_or_404(event.activities, code=activity)
    lines = [line for line in programme_lines(event) if line.activity.pk == found.pk]
    return _calendar(request, event, lines, f"{found.code}-{event.slug}")


@for_everybody
@require_safe
@cache_control(public=True, max_age=FRESH_FOR)
def public_programme_pdf(request: HttpRequest, event: Event) -> HttpResponse:
    try:
        return pdf_file(programme_pdf(event), f"programme-{event.slug}")
    except PdfUnavailable:
        return render(
            request, "partners/programme/public_unavailable.html", {"event": event}, status=503
        )


def _page(request: HttpRequest, event: Event) -> str:
    return str(request.build_absolute_uri(reverse("public_programme", args=[event.slug])))


def _calendar(request: HttpRequest, event: Event, lines: Iterable[Line], name: str) -> HttpResponse:
    content = programme_calendar(event, lines, page=_page(request, event))
    etag = f'"{sha256(content).hexdigest()}"'
    headers = {"ETag": etag, "Content-Disposition": f'attachment; filename="{name}.ics"'}
    response = HttpResponse(content, content_type=CALENDAR_TYPE, headers=headers)
    conditional: HttpResponse = get_conditional_response(request, etag=etag, response=response)
    return conditional
