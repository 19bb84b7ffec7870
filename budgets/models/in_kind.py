import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _

from budgets.models.conditions import (
    EMPTIED,
    HAS_APPROVED,
    IS_CLOSED,
    IS_FROZEN,
    OF_EVENT,
    budget_where,
    leaves_a_kept_plan,
    plan_changes,
    waits_for_budget,
)
from budgets.nomenclature import InKindSource, InKindUse
from budgets.querysets import InKindQuerySet
from core.choices import known_choice, not_negative
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField, MoneyField, NumberField
from core.triggers import KeepTable, Refuse, changes, reassigned
from events.models import Event
from partners.models import Partnership

# All that a closed account keeps; an account of a person may still be deleted.
KEPT = changes(
    "code", "label", "giver_id", "use", "source", "quantity", "unit", "unit_value", "valuation",
    "method", "evidence", "planned", "accepted_on",
)  # fmt: skip
AGREED = ("label", "giver_id", "quantity", "unit", "unit_value", "planned")
OLD_AGREED, NEW_AGREED = (", ".join(f"{row}.{name}" for name in AGREED) for row in ("OLD", "NEW"))


class Valuation(models.TextChoices):
    """How a unit was given a price; the free words beside it say the rest."""

    HOURLY_COST = "hourly_cost", _("hourly cost of a salary")
    MINIMUM_WAGE = "minimum_wage", _("minimum wage (volunteers)")
    MARKET_PRICE = "market_price", _("market price")
    PRICE_LIST = "price_list", _("price list of the giver")
    QUOTE = "quote", _("quote")
    ACTUAL_COST = "actual_cost", _("real cost for the giver")
    LUMP_SUM = "lump_sum", _("agreed lump sum")


class InKindContribution(models.Model):
    """Something given without payment, valued in euros: quantity × unit value.

    `use` puts it among the charges (class 86), `source` among the produits (class 87). Most are
    both; two rows are needed when the two sides are grouped differently. What a giver accepted is
    no longer accepted once its words or its value change: PostgreSQL takes the acceptance back.
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
    quantity = NumberField(
        _("quantity given"),
        max_digits=10,
        decimal_places=2,
        default=1,
        null=True,
        blank=True,
        help_text=_("Empty until it is known what was really given."),
    )
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    unit_value = MoneyField(_("unit value (€)"))
    valuation = models.CharField(
        _("valuation method"), max_length=20, choices=Valuation, blank=True
    )
    method = models.CharField(
        _("valuation in words"),
        max_length=200,
        blank=True,
        help_text=_("Where the unit value comes from, so that somebody else finds it again."),
    )
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)
    planned = MoneyField(_("planned (€)"), null=True, blank=True)
    value = models.GeneratedField(
        verbose_name=_("value (€)"),
        expression=Round(F("quantity") * F("unit_value"), precision=2),
        output_field=MoneyField(),
        db_persist=True,
    )

    accepted_on = models.DateField(
        _("accepted by the giver on"),
        null=True,
        blank=True,
        help_text=_("The giver agrees with this description and this value."),
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("accepted by"),
    )

    objects = InKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution in kind")
        verbose_name_plural = _("contributions in kind")
        ordering = ["event", "code"]
        constraints = [
            OwnerKey(name="budgets_inkind_owner_key"),
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
            known_choice("valuation", Valuation, "budgets_inkind_valuation_known", blank=True),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True) | Q(giver__isnull=False),
                name="budgets_inkind_accepted_by_giver",
                violation_error_message=_("Name the giver before noting an acceptance."),
            ),
            not_negative(
                ["unit_value", "planned"],
                "budgets_inkind_not_negative",
                _("An amount cannot be negative."),
            ),
        ]
        triggers = [
            waits_for_budget("budgets_inkind_asks_budget", OF_EVENT),
            KeepTable(name="budgets_inkind_not_emptied", test=HAS_APPROVED, message=EMPTIED),
            Refuse(
                name="budgets_inkind_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"{plan_changes('event_id', 'use', 'source', 'code', 'label')} "
                f"AND {budget_where(OF_EVENT, IS_FROZEN)}",
                message="This budget is approved: its planned contributions in kind change only "
                "through a revision. Open one first.",
            ),
            Refuse(
                name="budgets_inkind_keeps_plan",
                operation=pgtrigger.Update | pgtrigger.Delete,
                test=leaves_a_kept_plan("in_kind", "event_id", OF_EVENT),
                message="This contribution stands in an approved plan: give it 0 € rather than "
                "removing it.",
            ),
            Refuse(
                name="budgets_inkind_closed",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"({KEPT} OR {reassigned('accepted_by_id')}) "
                f"AND {budget_where(OF_EVENT, IS_CLOSED)}",
                message="This budget is closed: its contributions in kind can no longer be "
                "changed.",
            ),
            pgtrigger.Trigger(
                name="budgets_inkind_accepted_as_it_is",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=(
                    "IF OLD.accepted_on = NEW.accepted_on AND "
                    f"ROW({OLD_AGREED}) IS DISTINCT FROM ROW({NEW_AGREED}) THEN "
                    "NEW.accepted_on = NULL; NEW.accepted_by_id = NULL; END IF; RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def agreed_mark(self) -> str:
        """What a giver who agrees has read: the words and the amounts."""
        names = ("label", "planned", "quantity", "unit", "unit_value")
        return "|".join(str(getattr(self, name)) for name in names)
