"""Posters to print: of one code, or of every activity in one file."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pdf import PdfUnavailable
from surveys.models import Survey, WayIn
from surveys.poster_pdf import PaperSize, posters_pdf
from surveys.services import purge_words
from surveys.views.staff_frame import for_survey, survey_page

SECTION = "survey_ways_in"


@for_survey
@require_safe
def way_in_poster(
    request: HttpRequest, survey: Survey, way_in: str, paper_size: str
) -> HttpResponse:
    """Of a code that works: the poster of another would send people away."""
    if purge_words(survey.event):
        return redirect(SECTION, survey.event.slug, survey.code)  # which says why
    found = get_object_or_404(_working(survey), code=way_in)
    return _file(request, survey, [found], _size(paper_size), f"affiche-{found.code}")


@for_survey
@require_safe
def survey_posters(request: HttpRequest, survey: Survey, paper_size: str) -> HttpResponse:
    """Of every activity that has a code, in the order of the programme."""
    found = list(_working(survey).filter(activity__isnull=False))
    size = _size(paper_size)
    if purge_words(survey.event):
        return redirect(SECTION, survey.event.slug, survey.code)
    if not found:
        messages.error(request, _("No activity has a code yet: make the codes, then print them."))
        return redirect(SECTION, survey.event.slug, survey.code)
    return _file(request, survey, found, size, f"affiches-{survey.code}")


def address_of(request: HttpRequest, way_in: WayIn) -> str:
    return request.build_absolute_uri(reverse("survey_start", args=[way_in.code]))


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def pdf_unavailable(
    request: HttpRequest, survey: Survey, error: PdfUnavailable, section: str
) -> HttpResponse:
    context = {"advice": str(error)}
    answer = survey_page(request, survey, "pdf_unavailable.html", section, context)
    answer.status_code = 503
    return answer


def _working(survey: Survey) -> QuerySet[WayIn]:
    rows = survey.ways_in.filter(is_active=True).select_related("activity")
    return rows.order_by("activity__starts_at", "code")


def _size(typed: str) -> PaperSize:
    try:
        return PaperSize(typed)
    except ValueError as error:
        raise Http404 from error


def _file(
    request: HttpRequest, survey: Survey, found: Sequence[WayIn], size: PaperSize, name: str
) -> HttpResponse:
    try:
        pdf = posters_pdf(survey, [(one, address_of(request, one)) for one in found], size)
    except PdfUnavailable as error:
        return pdf_unavailable(request, survey, error, SECTION)
    return pdf_answer(pdf, f"{name}-{size}")
