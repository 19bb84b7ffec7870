"""Who is ready, who is not, and what each person lacks."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.models.preparation import SessionAttendanceStatus
from partners.models.steps import StepKind
from partners.organisation_readiness import missing_of
from partners.readiness_files import TYPES, WRITERS, readiness_workbook
from partners.readiness_table import Asked, people_of, row_of
from partners.sign_ups import note_presence, sign_up_many
from partners.views.preparation_frame import attempt, render_page
from partners.views.typed import typed


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def preparation(request: HttpRequest, event: Event) -> HttpResponse:
    """POST: those that are ticked came to the session that is chosen, or are signed up for it.
    `seance`: the one that is chosen already."""
    if request.method == "POST":
        return _mark(request, event)
    asked, today = Asked.of(request.GET), timezone.localdate()
    everybody = event.mobilisations.with_steps()
    context = {
        "asked": asked,
        "rows": [row_of(person) for person in people_of(event, asked)],
        "total": everybody.count(),
        "ready_count": everybody.filter(is_ready=True).count(),
        "step_choices": StepKind,
        "file_formats": list(TYPES),
        "held_sessions": event.preparation_sessions.takes_presence(today),
        "open_sessions": event.preparation_sessions.open_for_sign_up(today).exclude(date=today),
        "chosen": typed(request.GET, "seance"),
    }
    return render_page(request, event, "people.html", context, section="preparation")


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_organisations(request: HttpRequest, event: Event) -> HttpResponse:
    rows = event.partnerships.partners().with_readiness().select_related("organisation")
    organisations = [(row, missing_of(row)) for row in rows.order_by("organisation__name")]
    context = {
        "organisations": organisations,
        "ready_count": sum(not missing for _row, missing in organisations),
    }
    section = "preparation_organisations"
    return render_page(request, event, "organisations.html", context, section=section)


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_export(request: HttpRequest, event: Event, file_format: str) -> HttpResponse:
    """The rows that the page shows."""
    if file_format not in TYPES:
        raise Http404
    workbook = readiness_workbook(event, Asked.of(request.GET))
    name = f"{workbook.name}.{file_format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = WRITERS[file_format](workbook)
    return HttpResponse(content, content_type=TYPES[file_format], headers=headers)


def _mark(request: HttpRequest, event: Event) -> HttpResponse:
    """Comes back to the same search."""
    address = f"{reverse('preparation', args=[event.slug])}?{request.GET.urlencode()}"
    session = event.preparation_sessions.filter(code=typed(request.POST, "session")).first()
    people = event.mobilisations.filter(
        professional__code__in=[code.replace("\0", "") for code in request.POST.getlist("person")]
    ).select_related("professional")
    if session is None or not people:
        messages.error(request, _("Choose a session and tick at least one person."))
        return redirect(address)
    act = _note if session.takes_presence(timezone.localdate()) else _sign_up
    attempt(request, partial(act, request, session, people))
    return redirect(address)


def _note(request: HttpRequest, session: Any, people: Any) -> None:
    status = SessionAttendanceStatus.ATTENDED
    number = note_presence(session=session, people=people, status=status)
    text = ngettext("%(count)d attendance noted.", "%(count)d attendances noted.", number)
    messages.success(request, text % {"count": number})


def _sign_up(request: HttpRequest, session: Any, people: Any) -> None:
    seated, waiting = sign_up_many(session=session, people=people)
    text = ngettext("%(count)d person has a seat.", "%(count)d people have a seat.", seated)
    messages.success(request, text % {"count": seated})
    if waiting:
        text = ngettext("%(count)d person waits.", "%(count)d people wait.", waiting)
        messages.warning(request, text % {"count": waiting})
