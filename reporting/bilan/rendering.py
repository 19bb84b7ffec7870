"""The two forms of a report: a page of the site, and a PDF with its data."""

from django.template.loader import render_to_string
from django.utils.translation import override

from core.pdf import render_pdf
from events.models import Event
from reporting.bilan.identity import Edition, end_of
from reporting.bilan.report import LANGUAGE, Report
from reporting.bilan.source_data import source_data

STYLESHEETS = (
    "css/fonts.css",
    "css/bilan.css",
    "css/bilan-content.css",
    "css/bilan-tables.css",
)
DRAFT_STYLESHEET = "css/bilan-draft.css"
DRAFT = Edition()


def render_page(report: Report) -> str:
    """The content of the HTML twin, without the site's frame. It does not name its version."""
    return _render("bilan/report.html", report, paged=False)


def render_document(report: Report, edition: Edition) -> str:
    """The whole HTML document that becomes the PDF."""
    return _render("bilan/document.html", report, paged=True, edition=edition)


def render_report_pdf(event: Event, report: Report, edition: Edition = DRAFT) -> bytes:
    """Raises core.pdf.PdfUnavailable."""
    return render_pdf(
        render_document(report, edition),
        stylesheets=(*STYLESHEETS, DRAFT_STYLESHEET) if edition.is_draft else STYLESHEETS,
        identity=f"{event.slug} {edition.number or 'draft'}",
        dated=edition.published_at or end_of(event),
        attachments=source_data(event, report.figures),
    )


def _render(template: str, report: Report, **context: object) -> str:
    with override(LANGUAGE):
        return render_to_string(template, {"report": report, **context})
