"""Which documents funders took away, for the coordinator."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.roles import Role
from budgets.views.frame import render_budget
from events.access import for_roles
from events.models import Event
from reporting.funding.download_list import log_workbook, read_log
from reporting.views.exports import TYPES, WRITERS, download

TEMPLATE = "reporting/funder/downloads.html"


@for_roles(Role.COORDINATOR)
@require_safe
def download_log(request: HttpRequest, event: Event) -> HttpResponse:
    context = {"log": read_log(event, request.GET)}
    return render_budget(request, event, TEMPLATE, context, section="funder_access")


@for_roles(Role.COORDINATOR)
@require_safe
def download_log_file(request: HttpRequest, event: Event, file_format: str) -> HttpResponse:
    if file_format not in TYPES:
        raise Http404
    workbook = log_workbook(event, request.GET)
    return download(WRITERS[file_format](workbook), workbook.name, file_format)
