from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.pdf import PdfUnavailable
from events.access import for_roles
from events.models import Event
from visits.tally_sheet import tally_sheet_pdf
from visits.views.frame import TEAM, render_page


@for_roles(*TEAM)
@require_safe
def tally_sheet(request: HttpRequest, event: Event) -> HttpResponse:
    try:
        pdf = tally_sheet_pdf(event, list(event.opening_days.all()))
    except PdfUnavailable as error:
        context = {"advice": str(error)}
        template = "visits/pdf_unavailable.html"
        return render_page(request, event, template, context, section="paper_entry", status=503)
    name = f"feuille-de-pointage-{event.slug}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
