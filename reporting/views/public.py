"""What anybody may read about an event: only figures that were published with its report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.dates import date_text
from events.access import for_everybody
from events.models import Event
from reporting.bilan.versions import latest_version
from reporting.models import BilanVersion, FrozenFigure
from reporting.sections.key_figures import questions
from reporting.statistics.formatting import DASH
from reporting.tables.hours import hours_text
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
        "bands": _bands(latest) if latest else [],
    }
    return render(request, "reporting/public_event.html", context)


def _bands(version: BilanVersion) -> list[tuple[str, list[FrozenFigure]]]:
    """Frozen figures under the headings of the dashboards, without those nobody recorded."""
    frozen = {row.code: row for row in version.figures.exclude(text=DASH)}
    bands = [
        (heading, [frozen[code] for code in codes if code in frozen])
        for heading, codes in questions(with_means=True)
    ]
    return [band for band in bands if band[1]]
