"""Evidence of the amounts: listed, added, downloaded, removed while the budget is not closed."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from budgets.forms.evidence import EvidenceForm
from budgets.services import add_evidence, remove_evidence
from budgets.views.frame import render_budget
from core.downloads import downloaded
from core.errors import message_of
from events.access import for_roles
from events.models import Event

SECTION = "budget_evidence"


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def budget_evidence(request: HttpRequest, event: Event) -> HttpResponse:
    if request.method == "POST":
        form = EvidenceForm(request.POST, request.FILES, event=event)
        if form.is_valid() and _added(request, event, form):
            return redirect(SECTION, event.slug)
    else:
        form = EvidenceForm(event=event, initial={"about": request.GET.get("pour", "")})
    files = event.evidence_files.listed()
    context = {"form": form, "files": files, "is_closed": _is_closed(event)}
    return render_budget(request, event, "budgets/evidence.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_safe
def evidence_file(request: HttpRequest, event: Event, evidence: int) -> HttpResponse:
    found = get_object_or_404(event.evidence_files, pk=evidence)
    return downloaded(found.content, name=found.name, media_type=found.media_type)


@for_roles(Role.COORDINATOR)
@require_POST
def evidence_remove(request: HttpRequest, event: Event, evidence: int) -> HttpResponse:
    found = get_object_or_404(event.evidence_files.defer("content"), pk=evidence)
    try:
        with transaction.atomic():
            remove_evidence(evidence=found)
    except IntegrityError as error:
        messages.error(request, message_of(error))
    else:
        messages.success(request, _("The file is removed."))
    return redirect(SECTION, event.slug)


def _added(request: HttpRequest, event: Event, form: EvidenceForm) -> bool:
    try:
        with transaction.atomic():
            add_evidence(
                event=event,
                about=form.proven,
                kind=form.cleaned_data["kind"],
                name=form.cleaned_data["file"].name,
                content=form.content,
                file_kind=form.file_kind,
                by=request.user,
            )
    except IntegrityError as error:
        form.add_error("file", message_of(error))
        return False
    messages.success(request, _("The file is kept."))
    return True


def _is_closed(event: Event) -> bool:
    budget = getattr(event, "budget", None)
    return budget is not None and budget.is_closed
