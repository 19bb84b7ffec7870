import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _

from budgets.nomenclature import InKindSource, InKindUse
from budgets.querysets import InKindQuerySet
from core.choices import not_negative
from core.constraints import SameOwner
from core.fields import CodeField, MoneyField, NumberField
from core.triggers import Refuse
from events.models import Event
from partners.models import Partnership

EVENT_BUDGET_IS_APPROVED = (
    "EXISTS (SELECT FROM budgets_budget AS budget "
    "WHERE budget.event_id IN (OLD.event_id, NEW.event_id) AND budget.status <> 'draft')"
)


class InKindContribution(models.Model):
    """Something given without payment, valued in euros: quantity × unit value.

    `use` puts it among the charges (class 86), `source` among the produits (class 87). Most are
    both; two rows are needed when the two sides are grouped differently.
    """

    event = models.ForeignKey(
        Event,
        models.CASCADE,
        related_name="in_kind_contributions",
        verbose_name=_("event"),
    )
    code = CodeField(_("code"))
    label = models.CharField(_("wording"), max_length=200)
    giver = models.ForeignKey(
        Partnership,
        models.RESTRICT,
        related_name="in_kind_contributions",
        null=True,
        blank=True,
        verbose_name=_("giver"),
    )
    use = models.CharField(_("use (86)"), max_length=20, choices=InKindUse, blank=True)
    source = models.CharField(_("source (87)"), max_length=20, choices=InKindSource, blank=True)
    quantity = NumberField(_("quantity"), max_digits=10, decimal_places=2, default=1)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    unit_value = MoneyField(_("unit value (€)"))
    method = models.CharField(
        _("valuation method"), max_length=200, blank=True, help_text=_("Hourly cost, quote…")
    )
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)
    planned = MoneyField(_("planned (€)"), null=True, blank=True)
    value = models.GeneratedField(
        verbose_name=_("value (€)"),
        expression=Round(F("quantity") * F("unit_value"), precision=2),
        output_field=MoneyField(),
        db_persist=True,
    )

    objects = InKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution in kind")
        verbose_name_plural = _("contributions in kind")
        ordering = ["event", "code"]
        constraints = [
            SameOwner(field="giver", name="budgets_inkind_giver_same_event"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="budgets_inkind_code_unique",
                violation_error_message=_("Another contribution of this event has this code."),
            ),
            models.CheckConstraint(
                condition=~Q(use="") | ~Q(source=""),
                name="budgets_inkind_has_a_side",
                violation_error_message=_("Choose a use (86), a source (87), or both."),
            ),
            models.CheckConstraint(
                condition=Q(use__in=["", *sorted(InKindUse.values)])
                & Q(source__in=["", *sorted(InKindSource.values)]),
                name="budgets_inkind_lines_known",
                violation_error_message=_("Choose an item from the list."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="budgets_inkind_quantity_positive",
                violation_error_message=_("The quantity must be greater than zero."),
            ),
            not_negative(
                ["unit_value", "planned"],
                "budgets_inkind_not_negative",
                _("An amount cannot be negative."),
            ),
        ]
        triggers = [
            Refuse(
                name="budgets_inkind_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=EVENT_BUDGET_IS_APPROVED,
                message="This budget is approved: its contributions in kind are frozen.",
            ),
        ]

    def __str__(self) -> str:
        return self.label
