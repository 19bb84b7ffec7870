"""What came in for a grant: added and removed on the grant's own page."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.roles import Role
from budgets.forms.payments import PaymentForm
from budgets.services import add_payment, remove_payment
from budgets.views.grants import render_grant
from core.errors import message_of
from events.access import for_roles
from events.models import Event


@for_roles(Role.COORDINATOR)
@require_POST
def payment_add(request: HttpRequest, event: Event, grant: int) -> HttpResponse:
    found = get_object_or_404(event.grants.with_paid(), pk=grant)
    form = PaymentForm(request.POST, grant=found)
    if form.is_valid() and _added(form):
        messages.success(request, _("The payment is noted."))
        return redirect("grant_edit", event.slug, found.pk)
    return render_grant(request, event, found, payment_form=form)


@for_roles(Role.COORDINATOR)
@require_POST
def payment_remove(request: HttpRequest, event: Event, grant: int, payment: int) -> HttpResponse:
    found = get_object_or_404(event.grant_payments, pk=payment, grant=grant)
    remove_payment(payment=found)
    messages.success(request, _("The payment is removed."))
    return redirect("grant_edit", event.slug, grant)


def _added(form: PaymentForm) -> bool:
    try:
        with transaction.atomic():
            add_payment(payment=form.save(commit=False))
    except IntegrityError as error:
        form.add_error(None, message_of(error))
        return False
    return True
