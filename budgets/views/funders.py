"""Who reads for which funder, and how far the budget is open to them."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Role
from budgets.forms.funders import FunderAccessForm, OpeningForm
from budgets.models import Budget
from budgets.services import (
    give_funder_access,
    open_budget_to_funders,
    take_funder_access_back,
)
from budgets.views.frame import render_budget
from core.errors import message_of
from events.access import for_roles
from events.models import Event

SECTION = "funder_access"


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def funder_access(request: HttpRequest, event: Event) -> HttpResponse:
    sent = (request.POST,) if request.method == "POST" else ()
    form = FunderAccessForm(*sent, event=event)
    if sent and form.is_valid() and _given(form):
        text = _("%(who)s now reads for %(funder)s.")
        values = {"who": form.account.display_name, "funder": form.cleaned_data["funder"]}
        messages.success(request, text % values)
        return redirect(SECTION, event.slug)
    return _page(request, event, {"form": form})


@for_roles(Role.COORDINATOR)
@require_POST
def funder_opening(request: HttpRequest, event: Event) -> HttpResponse:
    form = OpeningForm(request.POST, instance=_budget(event))
    if not form.is_valid():
        return _page(request, event, {"opening": form})
    open_budget_to_funders(event=event, level=form.cleaned_data["shown_to_funders"])
    messages.success(
        request, _("Funders now read: %s.") % form.instance.get_shown_to_funders_display()
    )
    return redirect(SECTION, event.slug)


@for_roles(Role.COORDINATOR)
@require_POST
def funder_access_remove(request: HttpRequest, event: Event, representative: int) -> HttpResponse:
    rows = event.funder_representatives.select_related("membership__user")
    found = get_object_or_404(rows, pk=representative)
    take_funder_access_back(representative=found)
    messages.success(
        request, _("%s no longer reads for this funder.") % found.membership.user.display_name
    )
    return redirect(SECTION, event.slug)


def _given(form: FunderAccessForm) -> bool:
    try:
        with transaction.atomic():
            give_funder_access(user=form.account, funder=form.cleaned_data["funder"])
    except IntegrityError as error:
        form.add_error(None, message_of(error))
        return False
    return True


def _page(request: HttpRequest, event: Event, changes: dict[str, Any]) -> HttpResponse:
    representatives = event.funder_representatives.select_related(
        "membership__user", "funder__organisation"
    )
    tied = {one.membership_id for one in representatives}
    untied = event.memberships.filter(role=Role.FUNDER).exclude(pk__in=tied)
    context = {
        "representatives": representatives.order_by(
            "funder__organisation__name", "membership__user__email"
        ),
        "untied": untied.select_related("user").order_by("user__email"),
        "funders": event.partnerships.filter(is_funder=True).select_related("organisation"),
        "opening": OpeningForm(instance=_budget(event)),
        "form": FunderAccessForm(event=event),
    }
    return render_budget(
        request, event, "budgets/funders.html", {**context, **changes}, section=SECTION
    )


def _budget(event: Event) -> Budget:
    """A new one, not saved, when the event has none."""
    return getattr(event, "budget", None) or Budget(event=event)
