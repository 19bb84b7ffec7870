"""The PDF report, against one nearly empty page drawn by the same library with the same fonts."""

from datetime import UTC, datetime

from bench.pages import EVENT
from bench.timing import median_ms
from core.pdf import render_pdf
from events.models import Event
from reporting.bilan.rendering import STYLESHEETS, render_report_pdf
from reporting.bilan.report import compose_report

EMPTY = '<html lang="fr"><head><title>Page</title></head><body><p>Page</p></body></html>'


def compare(rounds: int) -> None:
    event = Event.objects.get(slug=EVENT)
    empty = median_ms(draw_empty_page, rounds)
    report = median_ms(lambda: render_report_pdf(event, compose_report(event)), rounds)
    print(f"\nPDF report: {report / empty:.0f} times an empty page ({empty:.0f} ms here)")


def draw_empty_page() -> bytes:
    dated = datetime(2019, 4, 17, tzinfo=UTC)
    return render_pdf(EMPTY, stylesheets=STYLESHEETS, identity="bench", dated=dated)
