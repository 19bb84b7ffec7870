"""What anybody may read about an event: only figures that were published with its report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.access import for_everybody
from events.models import Event
from reporting.bilan.dates import date_text, hours_text, period_text
from reporting.bilan.network import carrier_names
from reporting.bilan.programme import programme_tables
from reporting.bilan.versions import latest_version
from reporting.sections.key_figures import HOW_GOOD, PREPARATION, WHAT_HAPPENED
from reporting.statistics.formatting import DASH

SHOWN = (*WHAT_HAPPENED, *HOW_GOOD, *PREPARATION)


@for_everybody
@require_safe
def event_page(request: HttpRequest, event: Event) -> HttpResponse:
    latest = latest_version(event)
    frozen = latest.figures.exclude(text=DASH) if latest else ()
    figures = {row.code: row for row in frozen}
    context = {
        "event": event,
        "period": period_text(event.starts_on, event.ends_on),
        "days": [
            (date_text(day.date), hours_text(day.opens_at, day.closes_at))
            for day in event.opening_days.all()
        ],
        "programme": list(programme_tables(event)),
        "carriers": carrier_names(event),
        "version": latest,
        "figures": [
            figures[code] for code in SHOWN if code in figures and figures[code].text != "—"
        ],
    }
    return render(request, "reporting/public_event.html", context)
