import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.models.grant import Grant
from core.constraints import SameOwner
from core.fields import CodeField, MoneyField
from core.triggers import Refuse
from events.models import Event

IS_TO_COME = f"NEW.paid_on > (now() AT TIME ZONE '{settings.TIME_ZONE}')::date"
TOTAL = (
    "(SELECT COALESCE(SUM(payment.amount), 0) FROM budgets_grantpayment AS payment "
    "WHERE payment.grant_id = NEW.grant_id AND payment.id <> NEW.id) + NEW.amount"
)
AWARDED = (
    "(SELECT COALESCE(held.awarded, 0) FROM budgets_grant AS held WHERE held.id = NEW.grant_id)"
)
IS_EXPLAINED = (
    "EXISTS (SELECT FROM budgets_grant AS held "
    "WHERE held.id = NEW.grant_id AND held.overpaid_reason <> '')"
)


class GrantPayment(models.Model):
    """Money of a grant that came in. Their sum is what was paid: nothing else says it.

    The day may be unknown, where only an old report tells the amount.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="grant_payments", verbose_name=_("event")
    )
    grant = models.ForeignKey(
        Grant, models.CASCADE, related_name="payments", verbose_name=_("grant")
    )
    code = CodeField(_("code"))
    amount = MoneyField(_("amount (€)"))
    paid_on = models.DateField(
        _("received on"), null=True, blank=True, help_text=_("Empty if nobody knows any more.")
    )
    reference = models.CharField(
        _("reference"),
        max_length=100,
        blank=True,
        help_text=_("Of the transfer or of the payment order."),
    )

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["grant", models.F("paid_on").asc(nulls_last=True), "id"]
        constraints = [
            SameOwner(field="grant", name="budgets_payment_grant_same_event"),
            models.UniqueConstraint(
                fields=["grant", "code"],
                name="budgets_payment_code_unique",
                violation_error_message=_("Another payment of this grant has this code."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="budgets_payment_positive",
                violation_error_message=_("A payment is more than 0 €."),
            ),
        ]
        triggers = [
            Refuse(
                name="budgets_payment_not_to_come",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=IS_TO_COME,
                message="A payment is noted once it came in: this day is still to come.",
            ),
            Refuse(
                name="budgets_payment_within_awarded",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{TOTAL} > {AWARDED} AND NOT {IS_EXPLAINED}",
                message="{paid} € would be paid for {awarded} € awarded: check both, or say in the "
                "grant why more was paid.",
                figures={"paid": TOTAL, "awarded": AWARDED},
            ),
        ]

    def __str__(self) -> str:
        return self.code
