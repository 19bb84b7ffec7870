"""Who grants how much: asked, decided, paid, accounted for."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from budgets.forms.grants import GrantForm
from budgets.forms.payments import PaymentForm
from budgets.models import Grant
from budgets.services import HasPayments, over_the_total, remove_grant, save_grant
from budgets.views.frame import render_budget
from core.errors import message_of
from events.access import for_roles
from events.models import Event

SECTION = "budget_grants"


@for_roles(Role.COORDINATOR)
@require_safe
def grant_list(request: HttpRequest, event: Event) -> HttpResponse:
    grants = event.grants.in_words().select_related("line")
    context = {"grants": grants, "today": timezone.localdate()}
    return render_budget(request, event, "budgets/grants.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def grant_add(request: HttpRequest, event: Event) -> HttpResponse:
    return _edit(request, event, Grant(event=event))


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def grant_edit(request: HttpRequest, event: Event, grant: int) -> HttpResponse:
    return _edit(request, event, get_object_or_404(event.grants.with_paid(), pk=grant))


@for_roles(Role.COORDINATOR)
@require_POST
def grant_remove(request: HttpRequest, event: Event, grant: int) -> HttpResponse:
    found = get_object_or_404(event.grants, pk=grant)
    try:
        with transaction.atomic():
            remove_grant(grant=found)
    except IntegrityError as error:
        messages.error(request, message_of(error))
    except RestrictedError:
        messages.error(request, _("Remove what hangs on this grant first: its line, its files."))
    except HasPayments:
        messages.error(request, _("Payments came in for this grant: remove them first."))
    else:
        messages.success(request, _("The grant is removed."))
    return redirect(SECTION, event.slug)


def _edit(request: HttpRequest, event: Event, grant: Grant) -> HttpResponse:
    sent = (request.POST,) if request.method == "POST" else ()
    form = GrantForm(*sent, instance=grant, event=event)
    if sent and _is_saved(form):
        messages.success(request, _("The grant is saved."))
        _warn(request, event, form.instance)
        return redirect(SECTION, event.slug)
    return render_grant(request, event, grant, form=form)


def render_grant(
    request: HttpRequest,
    event: Event,
    grant: Grant,
    *,
    form: GrantForm | None = None,
    payment_form: PaymentForm | None = None,
) -> HttpResponse:
    """A saved grant has its payments beside it."""
    context: dict[str, Any] = {"form": form or GrantForm(instance=grant, event=event)}
    if grant.pk:
        context["payments"] = grant.payments.all()
        context["payment_form"] = payment_form or PaymentForm(grant=grant)
    context["grant"] = grant if grant.pk else None
    return render_budget(request, event, "budgets/grant_edit.html", context, section=SECTION)


@transaction.atomic
def _is_saved(form: GrantForm) -> bool:
    """Judged and written in one: nobody changes the grant in between."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            save_grant(grant=form.save(commit=False))
    except IntegrityError as error:
        form.add_error(None, message_of(error))
        return False
    return True


def _warn(request: HttpRequest, event: Event, grant: Grant) -> None:
    over = over_the_total(event, grant.awarded or grant.requested)
    if over is not None:
        amount = number_format(over, 2 if over % 1 else 0, use_l10n=True, force_grouping=True)
        text = _("This grant exceeds the planned charges by %(amount)s €: check both amounts.")
        messages.warning(request, text % {"amount": amount})
    if grant.needs_agreement:
        messages.warning(request, _("Above 23 000 € the law requires a signed agreement."))
