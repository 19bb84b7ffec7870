"""Payments of a grant, one at a time: two people cannot pay it twice over what is awarded."""

from django.db import transaction

from budgets.models import Grant, GrantPayment


@transaction.atomic
def add_payment(*, payment: GrantPayment) -> GrantPayment:
    Grant.objects.select_for_update().get(pk=payment.grant_id)
    payment.save()
    return payment


@transaction.atomic
def remove_payment(*, payment: GrantPayment) -> None:
    payment.delete()
