"""What is given without payment: entered once, shown on both sides, agreed by whoever gives."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from budgets.forms.in_kind import InKindForm
from budgets.forms.offers import OfferForm
from budgets.models import InKindContribution
from budgets.services import (
    accept_contribution,
    accept_offer,
    mirror_contribution,
    take_acceptance_back,
)
from budgets.views.frame import render_budget
from core.errors import message_of
from events.access import for_roles
from events.models import Event
from partners.models.proposals import ProposalStatus
from partners.refusal import Refused

SECTION = "budget_in_kind"


@for_roles(Role.COORDINATOR)
@require_safe
def in_kind_list(request: HttpRequest, event: Event) -> HttpResponse:
    rows = event.in_kind_contributions.select_related("giver__organisation").order_by("code")
    used, given = rows.used(), rows.given()
    totals = [
        (_("Use (86)"), used.total_planned(), used.total_actual()),
        (_("Source (87)"), given.total_planned(), given.total_actual()),
    ]
    context = {
        "rows": rows,
        "totals": totals,
        "differs": totals[0][1:] != totals[1][1:],
        "offers": [OfferForm(offer=offer) for offer in _pending(event)],
        "form": None,
    }
    return render_budget(request, event, "budgets/in_kind.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def offer_accept(request: HttpRequest, event: Event, offer: int) -> HttpResponse:
    """What an organisation offered in its space becomes a contribution."""
    form = OfferForm(request.POST, offer=get_object_or_404(event.in_kind_proposals, pk=offer))
    if not form.is_valid():
        messages.error(request, " ".join(form.errors.get("unit_value", [])))
        return redirect(SECTION, event.slug)
    value = form.cleaned_data["unit_value"]
    try:
        with transaction.atomic():
            accept_offer(offer=form.offer, unit_value=value, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    except IntegrityError as error:
        messages.error(request, message_of(error))
    else:
        messages.success(request, _("The offer is now a contribution, on both sides."))
    return redirect(SECTION, event.slug)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def in_kind_add(request: HttpRequest, event: Event) -> HttpResponse:
    return _edit(request, event, InKindContribution(event=event))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def in_kind_edit(request: HttpRequest, event: Event, contribution: int) -> HttpResponse:
    return _edit(request, event, get_object_or_404(event.in_kind_contributions, pk=contribution))


@for_roles(Role.COORDINATOR)
@require_POST
def in_kind_act(request: HttpRequest, event: Event, contribution: int) -> HttpResponse:
    """`action`: mirror, accept, take_back or remove."""
    found = get_object_or_404(event.in_kind_contributions, pk=contribution)
    act = ACTIONS.get(request.POST.get("action", ""))
    try:
        with transaction.atomic():
            text = act(request, found) if act else ""
    except IntegrityError as error:
        messages.error(request, message_of(error))
    except RestrictedError:
        messages.error(request, _("Remove the files of this contribution first."))
    else:
        if text:
            messages.success(request, text)
    return redirect(SECTION, event.slug)


def _pending(event: Event) -> Any:
    offers = event.in_kind_proposals.filter(status=ProposalStatus.PENDING)
    return offers.select_related("partnership__organisation").order_by("proposed_at", "pk")


def _mirror(_request: HttpRequest, row: InKindContribution) -> str:
    mirror_contribution(contribution=row)
    return _("This contribution now stands on both sides.")


def _accept(request: HttpRequest, row: InKindContribution) -> str:
    accept_contribution(contribution=row, on=timezone.localdate(), by=request.user)
    return _("The agreement of the giver is noted.")


def _take_back(_request: HttpRequest, row: InKindContribution) -> str:
    take_acceptance_back(contribution=row)
    return _("The agreement of the giver is taken back.")


def _remove(_request: HttpRequest, row: InKindContribution) -> str:
    row.delete()
    return _("The contribution is removed.")


ACTIONS = {"mirror": _mirror, "accept": _accept, "take_back": _take_back, "remove": _remove}


def _edit(request: HttpRequest, event: Event, row: InKindContribution) -> HttpResponse:
    sent = (request.POST,) if request.method == "POST" else ()
    form = InKindForm(*sent, instance=row, event=event)
    if sent and _is_saved(form):
        messages.success(request, _("The contribution is saved."))
        return redirect(SECTION, event.slug)
    context: dict[str, Any] = {"form": form, "row": row if row.pk else None}
    return render_budget(request, event, "budgets/in_kind_edit.html", context, section=SECTION)


@transaction.atomic
def _is_saved(form: InKindForm) -> bool:
    """Judged and written in one: nobody changes the row in between."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as error:
        form.add_error(None, message_of(error))
        return False
    return True
