"""Who came to a meeting, and the sheet that they sign."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.pdf import PdfUnavailable
from partners.committees.attendance import Sheet, noted_so_far, record_attendance
from partners.committees.forms.attendance import AttendanceSheet
from partners.committees.papers import attendance_groups, attendance_sheet_pdf
from partners.committees.quorum import quorum_of
from partners.committees.views.frame import (
    attempt,
    for_coordinator,
    meeting_page,
    pdf_response,
)
from partners.models import CommitteeMeeting

SECTION = "committee_attendance"


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def committee_attendance(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    """`all_present` fills the sheet in and saves nothing: who was not there is then corrected. When
    somebody else saved first, what they noted is shown above what was just typed."""
    sheet = AttendanceSheet(meeting, request.POST if request.method == "POST" else None)
    if "all_present" in request.POST:
        sheet.fill_in_present()
    elif request.method == "POST" and sheet.is_valid():
        record = partial(_record, meeting, sheet.noted(), request.POST.get("read", ""))
        if attempt(request, record, _("The attendance is saved.")):
            return redirect("committee", meeting.event.slug, meeting.number)
    read = noted_so_far(meeting)
    context: dict[str, Any] = {
        "read": read,
        "saved": attendance_groups(meeting) if request.POST.get("read", read) != read else [],
        "groups": sheet.groups,
        "members": sheet.members,
        "errors": sheet.errors,
        "quorum": quorum_of(meeting),
        "is_to_come": meeting.date > timezone.localdate(),
    }
    return meeting_page(request, meeting, "attendance.html", SECTION, context)


@for_coordinator
@require_safe
def committee_sheet(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    try:
        content = attendance_sheet_pdf(meeting)
    except PdfUnavailable as error:
        context = {"advice": str(error)}
        return meeting_page(request, meeting, "pdf_unavailable.html", SECTION, context, status=503)
    return pdf_response(content, f"emargement-copil-{meeting.number}-{meeting.event.slug}.pdf")


def _record(meeting: CommitteeMeeting, sheet: Sheet, read: str) -> None:
    record_attendance(meeting=meeting, sheet=sheet, read=read, today=timezone.localdate())
