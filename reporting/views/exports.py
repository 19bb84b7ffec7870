"""Files for a spreadsheet. Nothing of a questionnaire that is still open."""

from collections.abc import Callable, Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.roles import Role
from core.spreadsheets.comma_separated import csv_lines, write_csv
from core.spreadsheets.ods import write_ods
from core.spreadsheets.workbook import Workbook
from core.spreadsheets.xlsx import write_xlsx
from events.access import for_roles
from events.models import Event
from reporting.figures import FigureSet, figures_of
from reporting.figures.facts import SurveyFacts
from reporting.sections.group_panels import options_of
from reporting.sections.group_reading import read_group
from reporting.sections.group_results import group_results
from reporting.spreadsheets.raw_answers import (
    LARGEST_WORKBOOK,
    raw_headings,
    raw_name,
    raw_rows,
    raw_workbook,
)
from reporting.spreadsheets.summary import group_workbook, summary_workbook
from reporting.views.pages import RESULTS
from reporting.views.results import chosen_or_404, survey_or_404
from surveys.services import purge_words

CSV = "csv"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WRITERS: dict[str, Callable[[Workbook], bytes]] = {
    "csv": lambda workbook: write_csv(workbook.sheets[0]),
    "ods": write_ods,
    "xlsx": write_xlsx,
}
RAW_FORMATS = ("csv", "xlsx")


@for_roles(*RESULTS.roles)
@require_safe
def summary(request: HttpRequest, event: Event, survey: str, file_format: str) -> HttpResponseBase:
    figures = figures_of(event)
    found = _closed_or_404(figures, survey, file_format, tuple(TYPES))
    groups = group_results(event, found)
    chosen = chosen_or_404(options_of(groups), request.GET.get("groupe", ""))
    if chosen:
        reading = read_group(event, found, chosen.results, chosen.group)
        workbook = group_workbook(event, found, reading, chosen.value)
    else:
        workbook = summary_workbook(event, found, figures)
    return download(WRITERS[file_format](workbook), workbook.name, file_format)


@for_roles(Role.COORDINATOR)
@require_safe
def raw_answers(
    request: HttpRequest, event: Event, survey: str, file_format: str
) -> HttpResponseBase:
    found = _closed_or_404(figures_of(event), survey, file_format, RAW_FORMATS)
    if purge_words(event):
        return redirect("results_survey", event.slug, survey)  # which says why
    if file_format == CSV:
        lines = csv_lines(raw_headings(found), raw_rows(event, found))
        return _streamed(lines, raw_name(event, found))
    if found.responses > LARGEST_WORKBOOK:
        messages.warning(request, _("Too many answers for this format: take the CSV file."))
        return redirect("results_survey", event.slug, survey)
    workbook = raw_workbook(event, found)
    return download(WRITERS[file_format](workbook), workbook.name, file_format)


def _closed_or_404(
    figures: FigureSet, code: str, file_format: str, formats: tuple[str, ...]
) -> SurveyFacts:
    survey = survey_or_404(figures, code)
    if survey.is_open or file_format not in formats:
        raise Http404
    return survey


def download(content: bytes, name: str, file_format: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{file_format}"'}
    return HttpResponse(content, content_type=TYPES[file_format], headers=headers)


def _streamed(lines: Iterator[bytes], name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{CSV}"'}
    return StreamingHttpResponse(lines, content_type=TYPES[CSV], headers=headers)
