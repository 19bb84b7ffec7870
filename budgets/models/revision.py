import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from budgets.models.budget import Budget
from budgets.models.conditions import (
    EMPTIED,
    HAS_APPROVED,
    IS_CLOSED,
    OF_LINE,
    budget_where,
    in_kind_differs,
    plan_differs,
    plan_figures,
    unbalanced,
    waits_for_budget,
)
from core.choices import known_choice
from core.constraints import SameOwner
from core.fields import CodeField, MoneyField
from core.triggers import KeepTable, Refuse, changes, reassigned
from events.models import Event

IS_OF_APPROVED = budget_where("budget.id = NEW.budget_id", "budget.status <> 'draft'")
WAS_OF_APPROVED = budget_where("budget.id = OLD.budget_id", "budget.status <> 'draft'")
BECOMES_APPROVED = (
    "NEW.approved_on IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.approved_on IS NULL) "
    f"AND {IS_OF_APPROVED}"
)
KEEP_PLAN = (
    f"IF {BECOMES_APPROVED} THEN "
    "INSERT INTO budgets_plannedamount (revision_id, part, code, slug, label, amount, position) "
    "SELECT NEW.id, 'line', code, slug, label, planned, position FROM budgets_budgetline "
    "WHERE budget_id = NEW.budget_id AND planned IS NOT NULL; "
    "INSERT INTO budgets_plannedamount (revision_id, part, code, slug, label, amount, position) "
    "SELECT NEW.id, 'in_kind', code, use || '/' || source, label, planned, 0 "
    "FROM budgets_inkindcontribution WHERE event_id = NEW.event_id AND planned IS NOT NULL; "
    "END IF; RETURN NULL;"
)
LATER = (
    "EXISTS (SELECT FROM budgets_budgetrevision AS later "
    "WHERE later.budget_id = revision.budget_id AND later.number > revision.number)"
)
# What is typed now, under the code of the amount that is being kept.
AS_TYPED = (
    "SELECT line.slug, line.label, line.planned, line.position FROM budgets_budgetline AS line "
    "WHERE NEW.part = 'line' AND line.budget_id = revision.budget_id AND line.code = NEW.code "
    "UNION ALL SELECT given.use || '/' || given.source, given.label, given.planned, 0 "
    "FROM budgets_inkindcontribution AS given "
    "WHERE NEW.part = 'in_kind' AND given.event_id = revision.event_id AND given.code = NEW.code"
)
IS_COPIED = (
    "(TG_OP = 'INSERT' AND EXISTS (SELECT FROM budgets_budgetrevision AS revision "
    f"WHERE revision.id = NEW.revision_id AND revision.approved_on IS NOT NULL AND NOT {LATER} "
    f"AND (NEW.slug, NEW.label, NEW.amount, NEW.position) IN ({AS_TYPED})))"
)
# The amounts of a plan are copied as it is approved, and never written again. Who writes cannot be
# told from inside a trigger; what is written can: the plan in force, whole, is already there.
WRITTEN_BY_HAND = (
    f"NOT {IS_COPIED} AND EXISTS (SELECT FROM budgets_budgetrevision AS revision "
    "JOIN budgets_budget AS budget ON budget.id = revision.budget_id "
    "WHERE revision.id IN (OLD.revision_id, NEW.revision_id) AND budget.status <> 'draft')"
)


class BudgetRevision(models.Model):
    """A plan of the budget: number 1 was approved first, each later one replaces it.

    While one is open the planned amounts can be changed; everybody else keeps reading the plan
    approved before. PostgreSQL copies the amounts at approval, and nothing changes them after.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="budget_revisions", verbose_name=_("event")
    )
    budget = models.ForeignKey(
        Budget, models.CASCADE, related_name="revisions", verbose_name=_("budget")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    reason = models.TextField(_("reason"), blank=True)
    opened_on = models.DateField(_("opened on"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("opened by"),
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("approved by"),
    )

    class Meta:
        verbose_name = _("plan of the budget")
        verbose_name_plural = _("plans of the budget")
        ordering = ["budget", "number"]
        constraints = [
            SameOwner(field="budget", name="budgets_revision_budget_same_event"),
            models.UniqueConstraint(
                fields=["budget", "number"],
                name="budgets_revision_number_unique",
                violation_error_message=_("This budget already has a plan with this number."),
            ),
            models.UniqueConstraint(
                fields=["budget"],
                condition=Q(approved_on__isnull=True),
                name="budgets_revision_one_open",
                violation_error_message=_("A revision of this budget is already open."),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(reason="")),
                name="budgets_revision_has_reason",
                violation_error_message=_("Say why the plan changes."),
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | Q(approved_on__gte=F("opened_on")),
                name="budgets_revision_dates",
                violation_error_message=_("A revision is not approved before it is opened."),
            ),
        ]
        triggers = [
            Refuse(
                name="budgets_revision_of_open_budget",
                operation=pgtrigger.Insert,
                test="NEW.number > 1 AND " + budget_where("budget.id = NEW.budget_id", IS_CLOSED),
                message="This budget is closed: its plan can no longer be revised.",
            ),
            Refuse(
                name="budgets_revision_final",
                operation=pgtrigger.Update,
                test="(OLD.approved_on IS NOT NULL OR OLD.budget_id <> NEW.budget_id) AND "
                + changes("budget_id", "number", "reason", "opened_on", "approved_on"),
                message="An approved plan is kept as it is.",
            ),
            Refuse(
                name="budgets_revision_people_kept",
                operation=pgtrigger.Update,
                test=f"{reassigned('opened_by_id')} "
                f"OR (OLD.approved_on IS NOT NULL AND {reassigned('approved_by_id')})",
                message="Who opened and who approved a plan stays written: nobody else can be put "
                "there.",
            ),
            waits_for_budget("budgets_revision_asks_budget", OF_LINE, alone=True),
            KeepTable(name="budgets_revision_not_emptied", test=HAS_APPROVED, message=EMPTIED),
            Refuse(
                name="budgets_revision_kept",
                operation=pgtrigger.Delete,
                test=f"OLD.approved_on IS NOT NULL AND {WAS_OF_APPROVED}",
                message="An approved plan cannot be deleted.",
            ),
            Refuse(
                name="budgets_revision_given_up_whole",
                operation=pgtrigger.Delete,
                test=f"OLD.approved_on IS NULL AND {WAS_OF_APPROVED} "
                f"AND ({plan_differs('OLD.budget_id', 'OLD.event_id')})",
                message="Put the planned amounts back before giving this revision up.",
            ),
            Refuse(
                name="budgets_revision_balanced",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_APPROVED} AND {unbalanced('NEW.budget_id')}",
                message="Planned charges {charges} €, planned produits {produits} €: "
                "{gap} € apart. Balance the revision before it is approved.",
                figures=plan_figures("NEW.budget_id"),
            ),
            Refuse(
                name="budgets_revision_in_kind_equal",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_APPROVED} AND ({in_kind_differs('planned')})",
                message="Planned contributions in kind must be equal on both sides "
                "before the revision is approved.",
            ),
            pgtrigger.Trigger(
                name="budgets_revision_keeps_plan",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=KEEP_PLAN,
            ),
        ]

    def __str__(self) -> str:
        return _("Plan %(number)d") % {"number": self.number}

    @property
    def is_open(self) -> bool:
        return self.approved_on is None


class PlanPart(models.TextChoices):
    LINE = "line", _("budget line")
    IN_KIND = "in_kind", _("contribution in kind")


class PlannedAmount(models.Model):
    """One amount of an approved plan. `slug`: the line of the form; use/source if in kind."""

    revision = models.ForeignKey(
        BudgetRevision, models.CASCADE, related_name="amounts", verbose_name=_("plan of the budget")
    )
    part = models.CharField(_("part"), max_length=10, choices=PlanPart, default=PlanPart.LINE)
    code = CodeField(_("code"))
    slug = models.CharField(_("line of the form"), max_length=50)
    label = models.CharField(_("wording"), max_length=200, blank=True)
    amount = MoneyField(_("planned (€)"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("planned amount")
        verbose_name_plural = _("planned amounts")
        ordering = ["revision", "position", "code"]
        constraints = [
            known_choice("part", PlanPart, "budgets_plannedamount_part_known"),
            models.UniqueConstraint(
                fields=["revision", "part", "code"],
                name="budgets_plannedamount_unique",
                violation_error_message=_("This plan already has an amount with this code."),
            ),
        ]
        triggers = [
            KeepTable(name="budgets_plannedamount_not_emptied", test=HAS_APPROVED, message=EMPTIED),
            Refuse(
                name="budgets_plannedamount_kept",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=WRITTEN_BY_HAND,
                message="The amounts of an approved plan cannot be changed.",
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.code
