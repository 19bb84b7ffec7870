"""The register of decisions."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.committees.decisions import (
    add_decision,
    change_decision,
    delete_decision,
    set_state,
)
from partners.committees.forms.decision import DecisionForm, RegisterForm
from partners.committees.register import Row, find_decisions, rows_of
from partners.committees.register_file import TYPES, file_name, register_file
from partners.committees.stages import is_frozen
from partners.committees.views.frame import (
    READERS,
    attempt,
    event_page,
    for_coordinator,
    meeting_page,
)
from partners.models import CommitteeMeeting, Decision
from partners.models.decision import DecisionStatus

SECTION = "decisions"


@for_roles(*READERS)
@require_safe
def decisions(request: HttpRequest, event: Event) -> HttpResponse:
    form, rows = _found(request, event)
    asked = getattr(form, "cleaned_data", {})
    today = timezone.localdate()
    context = {
        "form": form,
        "rows": rows,
        "is_narrowed": any(asked.values()),
        "late": event.decisions.late(today).count(),
        "query": request.GET.urlencode(),
        "has_decisions": event.decisions.exists(),
    }
    return event_page(request, event, "register.html", context, section=SECTION)


@for_roles(*READERS)
@require_safe
def decisions_file(request: HttpRequest, event: Event, file_format: str) -> HttpResponse:
    """Filtered as on the page."""
    if file_format not in TYPES:
        raise Http404
    _form, rows = _found(request, event)
    content = register_file(event, rows, file_format)
    name = f"{file_name(event)}.{file_format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[file_format], headers=headers)


@for_coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def decision_add(request: HttpRequest, meeting: CommitteeMeeting) -> HttpResponse:
    """`again`: the same page follows, empty, for the next decision."""
    form = DecisionForm(request.POST or None, event=meeting.event)
    if form.is_valid() and attempt(request, lambda: _add(request, meeting, form)):
        if "again" in request.POST:
            return redirect("decision_add", meeting.event.slug, meeting.number)
        return redirect("committee", meeting.event.slug, meeting.number)
    context = {"form": form, "decision": None}
    return meeting_page(request, meeting, "decision_form.html", "committee_minutes", context)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def decision_edit(request: HttpRequest, event: Event, decision: int) -> HttpResponse:
    """Its words, as long as the minutes are not approved; `delete` takes it back."""
    found = _decision_of(event, decision)
    if "delete" in request.POST:
        done = _("Decision no. %d is deleted.") % found.number
        attempt(request, partial(delete_decision, decision=found), done)
        return redirect("committee", event.slug, found.meeting.number)
    form = DecisionForm(request.POST or None, event=event, initial=DecisionForm.initial_of(found))
    if form.is_valid():
        change = partial(change_decision, decision=found, **form.cleaned_data)
        if attempt(request, change, _("Saved.")):
            return redirect("decisions", event.slug)
    context: dict[str, Any] = {"form": form, "decision": found}
    if is_frozen(found.meeting):
        context["approved"] = True
    return event_page(request, event, "decision_form.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def decision_state(request: HttpRequest, event: Event, decision: int) -> HttpResponse:
    """What becomes of it; the list comes back as it was filtered: the address says how."""
    found = _decision_of(event, decision)
    status = request.POST.get("status", "")
    if status not in DecisionStatus.values:
        return HttpResponseBadRequest()
    state = DecisionStatus(status)
    done = _("Decision no. %(number)d: %(state)s.")
    values = {"number": found.number, "state": state.label}
    attempt(request, partial(set_state, decision=found, status=state), done % values)
    back = redirect("decisions", event.slug)
    back["Location"] += f"?{query}" if (query := request.GET.urlencode()) else ""
    return back


def _found(request: HttpRequest, event: Event) -> tuple[RegisterForm, list[Row]]:
    form = RegisterForm(request.GET or None, event=event)
    asked = form.cleaned_data if form.is_valid() else {}
    today = timezone.localdate()
    return form, rows_of(event, find_decisions(event, asked, today), today)


def _add(request: HttpRequest, meeting: CommitteeMeeting, form: DecisionForm) -> None:
    made = add_decision(meeting=meeting, **form.cleaned_data)
    messages.success(request, _("This is decision no. %d.") % made.number)


def _decision_of(event: Event, decision: int) -> Decision:
    rows = event.decisions.select_related("meeting__event", "owner__organisation")
    found: Decision = get_object_or_404(rows, number=decision)
    return found
