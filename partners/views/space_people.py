"""An organisation's sheet and its professionals: changes are asked for, a coordinator accepts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.changes import (
    ChangedMeanwhile,
    propose_arrival,
    propose_departure,
    propose_person,
    propose_sheet,
    withdraw,
)
from partners.changes.asking import pending_for, pending_sheet
from partners.changes.values import mark_of, person_values, sheet_values, shown_values
from partners.forms.space import PersonForm, ProposalForm, SheetForm
from partners.models import ChangeProposal, Mobilisation, PartnerAccess
from partners.models.proposals import ProposalStatus
from partners.readiness_table import row_of
from partners.refusal import Refused
from partners.views.space_entrance import for_organisation
from partners.views.space_frame import space_page, try_to


@for_organisation
@require_http_methods(["GET", "HEAD", "POST"])
def space_sheet(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    pending = pending_sheet(access)
    current = sheet_values(access.partnership.organisation)
    form = _form(request, SheetForm, current, pending)
    if form.is_valid() and _asked(
        request,
        form,
        partial(propose_sheet, access=access, values=form.values, seen=form.cleaned_data["seen"]),
        current_mark=mark_of(current, pending),
    ):
        return redirect("space_home")
    context = {"form": form, "pending": pending}
    return space_page(request, access, "sheet.html", context, section="space_sheet")


@for_organisation
@require_safe
def space_people(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    rows = people_of(access).with_steps().select_related("professional", "hub")
    pending = access.partnership.change_proposals.filter(status=ProposalStatus.PENDING)
    waiting = {row.mobilisation_id: row for row in pending if row.mobilisation_id}
    ordered = rows.order_by("professional__last_name", "professional__first_name", "pk")
    context = {
        "people": [(row_of(row), waiting.get(row.pk)) for row in ordered],
        "arrivals": [row for row in pending if row.kind == "arrival"],
    }
    return space_page(request, access, "people.html", context, section="space_people")


@for_organisation
@require_http_methods(["GET", "HEAD", "POST"])
def space_person_add(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if form.is_valid():
        act = partial(propose_arrival, access=access, values=form.values)
        try_to(request, act, _("Sent: the coordinator will answer."))
        return redirect("space_people")
    context = {"form": form, "person": None, "pending": None}
    return space_page(request, access, "person.html", context, section="space_people")


@for_organisation
@require_http_methods(["GET", "HEAD", "POST"])
def space_person(request: HttpRequest, access: PartnerAccess, professional: str) -> HttpResponse:
    person = _person(access, professional)
    pending = pending_for(access, person)
    current = person_values(person)
    form = _form(request, PersonForm, current, pending)
    if form.is_valid() and _asked(
        request,
        form,
        partial(
            propose_person,
            access=access,
            mobilisation=person,
            values=form.values,
            seen=form.cleaned_data["seen"],
        ),
        current_mark=mark_of(current, pending),
    ):
        return redirect("space_people")
    context = {"form": form, "person": person, "pending": pending}
    return space_page(request, access, "person.html", context, section="space_people")


@for_organisation
@require_POST
def space_person_leaves(
    request: HttpRequest, access: PartnerAccess, professional: str
) -> HttpResponse:
    act = partial(propose_departure, access=access, mobilisation=_person(access, professional))
    try_to(request, act, _("Sent: the coordinator will answer."))
    return redirect("space_people")


@for_organisation
@require_POST
def space_withdraw(request: HttpRequest, access: PartnerAccess, proposal: int) -> HttpResponse:
    row = get_object_or_404(access.partnership.change_proposals, pk=proposal)
    act = partial(withdraw, access=access, proposal=row)
    try_to(request, act, _("Your request is withdrawn: nothing changes."))
    return redirect("space_home")


def people_of(access: PartnerAccess) -> QuerySet[Mobilisation]:
    """Those of the organisation on this event, and nobody else."""
    organisation = access.partnership.organisation_id
    return access.event.mobilisations.filter(professional__organisation=organisation)


def _person(access: PartnerAccess, code: str) -> Mobilisation:
    rows = people_of(access).select_related("professional")
    return get_object_or_404(rows, professional__code=code)


def _form(
    request: HttpRequest,
    kind: type[ProposalForm],
    current: dict[str, str],
    pending: ChangeProposal | None,
) -> ProposalForm:
    initial = {**shown_values(current, pending), "seen": mark_of(current, pending)}
    return kind(request.POST or None, initial=initial)


def _asked(
    request: HttpRequest, form: ProposalForm, act: Callable[[], Any], *, current_mark: str
) -> bool:
    """What somebody else changed meanwhile is told; what was typed stays, to be sent again."""
    try:
        proposal = act()
    except ChangedMeanwhile:
        form.add_error(
            None,
            _(
                "Somebody changed this while you were writing. What you typed is still here: "
                "compare with the page “To do”, then send again."
            ),
        )
        form.data = form.data.copy()
        form.data["seen"] = current_mark
        return False
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    if proposal is None:
        messages.info(request, _("Nothing differs from what is known: nothing was sent."))
    else:
        messages.success(request, _("Sent: the coordinator will answer."))
    return True
