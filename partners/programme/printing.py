"""The programme and the floor list on paper. A4, PDF/UA-1."""

from datetime import datetime, time
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from core.dates import date_text
from core.hours import hours_text
from core.pdf import render_pdf
from events.models import Event
from partners.programme.content import programme_days, programme_lines
from partners.programme.floor import floor_of

STYLESHEETS = ("css/fonts.css", "css/programme-print.css")


def programme_pdf(event: Event) -> bytes:
    """For the public: no professional is named. Raises core.pdf.PdfUnavailable."""
    context = {
        "event": event,
        "days": programme_days(event, programme_lines(event)),
        "openings": opening_texts(event),
        "hubs": event.hubs.order_by("position", "name"),
    }
    return _drawn(event, "programme", context)


def floor_pdf(event: Event) -> bytes:
    """By zone, then by organisation. Raises core.pdf.PdfUnavailable."""
    return _drawn(event, "floor", {"event": event, "floor": floor_of(event)})


def opening_texts(event: Event) -> list[tuple[str, str]]:
    return [
        (date_text(day.date), hours_text(day.opens_at, day.closes_at))
        for day in event.opening_days.all()
    ]


def _drawn(event: Event, template: str, context: dict[str, Any]) -> bytes:
    return render_pdf(
        render_to_string(f"partners/programme/print/{template}.html", context),
        stylesheets=STYLESHEETS,
        identity=f"{event.slug} {template}",
        dated=timezone.make_aware(datetime.combine(event.starts_on, time.min)),
    )
