from datetime import date

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.nomenclature import GRANT_SLUGS, LINE_BY_SLUG
from budgets.querysets import AGREEMENT_ABOVE, GrantQuerySet
from core.choices import not_negative
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField, MoneyField
from core.triggers import Refuse
from events.models import Event
from partners.models import Partnership

PAID = (
    "(SELECT COALESCE(SUM(payment.amount), 0) FROM budgets_grantpayment AS payment "
    "WHERE payment.grant_id = NEW.id)"
)
GRANT_CHOICES = [(slug, LINE_BY_SLUG[slug].label) for slug in GRANT_SLUGS]


class Grant(models.Model):
    """Money that a funder grants to the event. Amounts in euros.

    What was paid is the sum of its payments (GrantQuerySet.with_paid).
    Above 23 000 € an agreement is required (law 2000-321, decree 2001-495).
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="grants", verbose_name=_("event"))
    code = CodeField(_("code"))
    funder = models.ForeignKey(
        Partnership, models.RESTRICT, related_name="grants", verbose_name=_("funder")
    )
    slug = models.CharField(
        _("line of the form"),
        max_length=40,
        choices=GRANT_CHOICES,
        help_text=_("A territorial public body (EPT) goes on the EPCI line."),
    )
    requested = MoneyField(_("requested (€)"), null=True, blank=True)
    awarded = MoneyField(_("awarded (€)"), null=True, blank=True)
    requested_on = models.DateField(_("requested on"), null=True, blank=True)
    decision_reference = models.CharField(_("decision reference"), max_length=100, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    agreement_signed_on = models.DateField(_("agreement signed on"), null=True, blank=True)
    overpaid_reason = models.TextField(
        _("why more was paid than awarded"),
        blank=True,
        help_text=_("Only then: an amendment on its way, an error that the funder will settle."),
    )
    account_sent_on = models.DateField(
        _("account sent on"),
        null=True,
        blank=True,
        help_text=_("The financial account (compte rendu financier) that this funder expects."),
    )
    year = models.PositiveSmallIntegerField(
        _("financial year"),
        help_text=_("The account is due six months after this year ends."),
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = ["event", "code"]
        constraints = [
            OwnerKey(name="budgets_grant_owner_key"),
            OwnerKey(name="budgets_grant_line_key", owner="slug"),
            SameOwner(field="funder", name="budgets_grant_funder_same_event"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="budgets_grant_code_unique",
                violation_error_message=_("Another grant of this event has this code."),
            ),
            models.CheckConstraint(
                condition=Q(slug__in=sorted(GRANT_SLUGS)),
                name="budgets_grant_slug_known",
                violation_error_message=_("Choose a grant line of the form."),
            ),
            not_negative(
                ["requested", "awarded"],
                "budgets_grant_not_negative",
                _("An amount cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="budgets_grant_year",
                violation_error_message=_("Write the year with four digits."),
            ),
        ]
        triggers = [
            Refuse(
                name="budgets_grant_covers_payments",
                operation=pgtrigger.Update,
                test=f"NEW.overpaid_reason = '' AND {PAID} > COALESCE(NEW.awarded, 0)",
                message="{paid} € were paid for {awarded} € awarded: check both, or say why more "
                "was paid.",
                figures={"paid": PAID, "awarded": "COALESCE(NEW.awarded, 0)"},
            ),
        ]

    def __str__(self) -> str:
        return str(self.funder)

    @property
    def account_due_on(self) -> date:
        """Six months after the financial year ends."""
        return date(self.year + 1, 6, 30)

    @property
    def needs_agreement(self) -> bool:
        """Above the threshold of the law, and none is signed."""
        is_large = self.awarded is not None and self.awarded > AGREEMENT_ABOVE
        return is_large and self.agreement_signed_on is None
