"""What anybody may read about an event: only figures that were published with its report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.dates import date_text
from core.hours import hours_text
from events.access import for_everybody
from events.models import Event
from reporting.bilan.published import frozen_figures, published_bands
from reporting.bilan.versions import latest_version
from reporting.tables.network import carrier_names
from reporting.tables.programme import programme_tables


@for_everybody
@require_safe
def event_page(request: HttpRequest, event: Event) -> HttpResponse:
    latest = latest_version(event)
    context = {
        "event": event,
        "days": [
            (date_text(day.date), hours_text(day.opens_at, day.closes_at))
            for day in event.opening_days.all()
        ],
        "programme": list(programme_tables(event)),
        "carriers": carrier_names(event),
        "version": latest,
        "bands": list(published_bands(frozen_figures(latest))) if latest else [],
    }
    return render(request, "reporting/public_event.html", context)
