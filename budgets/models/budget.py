import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.nomenclature import LINE_BY_SLUG, LINE_CHOICES, LINES, Line, Side
from budgets.querysets import BudgetLineQuerySet
from core.choices import not_negative
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField, MoneyField
from core.triggers import Refuse, changes
from events.models import Event


def _slugs(side: Side) -> str:
    return ", ".join(f"'{line.slug}'" for line in LINES if line.side == side and not line.memo)


def _sum(side: Side) -> str:
    return (
        "(SELECT COALESCE(SUM(line.planned), 0) FROM budgets_budgetline AS line "
        f"WHERE line.budget_id = NEW.id AND line.slug IN ({_slugs(side)}))"
    )


def _in_kind_sum(amount: str, column: str) -> str:
    return (
        f"(SELECT COALESCE(SUM(given.{amount}), 0) FROM budgets_inkindcontribution AS given "
        f"WHERE given.event_id = NEW.event_id AND given.{column} <> '')"
    )


BECOMES_APPROVED = "NEW.status <> 'draft' AND (OLD.status IS NULL OR OLD.status = 'draft')"
BECOMES_CLOSED = "NEW.status = 'closed' AND OLD.status IS DISTINCT FROM 'closed'"
GOES_BACK = "(NEW.status = 'draft' OR NEW.approved_on IS DISTINCT FROM OLD.approved_on)"
CLOSED_CHANGES = f"OLD.status = 'closed' AND {changes('status', 'approved_on', 'comment')}"
LINES_WITHOUT_ACTUAL = (
    "(SELECT COUNT(*) FROM budgets_budgetline AS line "
    "WHERE line.budget_id = NEW.id AND line.actual IS NULL)"
)
# The same question as BudgetLineQuerySet.with_unexplained_gap, asked by the database itself.
LINES_UNEXPLAINED = (
    "(SELECT COUNT(*) FROM budgets_budgetline AS line "
    "JOIN events_event AS event ON event.id = line.event_id "
    "WHERE line.budget_id = NEW.id AND line.comment = '' AND line.planned > 0 "
    "AND line.actual <> line.planned "
    "AND ABS(line.actual - line.planned) * 100 >= line.planned * event.explain_gap_from)"
)
IN_KIND_DIFFERS = " OR ".join(
    f"{_in_kind_sum(amount, 'use')} <> {_in_kind_sum(amount, 'source')}"
    for amount in ("planned", "value")
)
PLAN_IS_FROZEN = (
    "EXISTS (SELECT FROM budgets_budget AS budget "
    "WHERE budget.id IN (OLD.budget_id, NEW.budget_id) AND budget.status <> 'draft')"
)
ACCOUNT_IS_CLOSED = (
    "EXISTS (SELECT FROM budgets_budget AS budget "
    "WHERE budget.id IN (OLD.budget_id, NEW.budget_id) AND budget.status = 'closed')"
)


class BudgetStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    CLOSED = "closed", _("closed")


class Budget(models.Model):
    """The budget of an event: planned, then approved (the plan is frozen), then closed."""

    event = models.OneToOneField(
        Event, models.CASCADE, related_name="budget", verbose_name=_("event")
    )
    status = models.CharField(
        _("state"), max_length=10, choices=BudgetStatus, default=BudgetStatus.DRAFT
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
    comment = models.TextField(
        _("comment"), blank=True, help_text=_("Explains the result and the large gaps.")
    )

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ["event"]
        constraints = [
            OwnerKey(name="budgets_budget_owner_key"),
            models.CheckConstraint(
                condition=Q(status__in=["approved", "closed"], approved_on__isnull=False)
                | Q(status="draft", approved_on__isnull=True),
                name="budgets_budget_approval_date",
                violation_error_message=_(
                    "An approved budget has an approval date; a draft has none."
                ),
            ),
        ]
        triggers = [
            Refuse(
                name="budgets_budget_balanced",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_APPROVED} AND {_sum(Side.EXPENSE)} <> {_sum(Side.INCOME)}",
                message="Planned charges {charges} €, planned produits {produits} €: "
                "{gap} € apart. Balance the budget before it is approved.",
                figures={
                    "charges": _sum(Side.EXPENSE),
                    "produits": _sum(Side.INCOME),
                    "gap": f"ABS({_sum(Side.EXPENSE)} - {_sum(Side.INCOME)})",
                },
            ),
            Refuse(
                name="budgets_budget_final",
                operation=pgtrigger.Update,
                test=CLOSED_CHANGES,
                message="This budget is closed: it can no longer be changed.",
            ),
            Refuse(
                name="budgets_budget_no_way_back",
                operation=pgtrigger.Update,
                test=f"OLD.status = 'approved' AND {GOES_BACK}",
                message="This budget is approved: it does not go back to draft, and its approval "
                "date stays. A revision will be possible in a later version.",
            ),
            Refuse(
                name="budgets_budget_kept",
                operation=pgtrigger.Delete,
                test="OLD.status <> 'draft'",
                message="This budget is approved: it cannot be deleted.",
            ),
            Refuse(
                name="budgets_budget_actual_known",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_CLOSED} AND {LINES_WITHOUT_ACTUAL} > 0",
                message="Before closing, type the actual amount of every line: "
                "{lines} still to be typed.",
                figures={"lines": LINES_WITHOUT_ACTUAL},
            ),
            Refuse(
                name="budgets_budget_gaps_explained",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_CLOSED} AND {LINES_UNEXPLAINED} > 0",
                message="Before closing, write a comment on every line with a large gap: "
                "{lines} still to be explained.",
                figures={"lines": LINES_UNEXPLAINED},
            ),
            Refuse(
                name="budgets_budget_in_kind_equal",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_APPROVED} AND ({IN_KIND_DIFFERS})",
                message="Contributions in kind must be equal on both sides "
                "before the budget is approved.",
            ),
        ]

    def __str__(self) -> str:
        return _("Budget of %(event)s") % {"event": self.event}


class BudgetLine(models.Model):
    """An amount on a line of the form, planned and actual, in euros. Several may share a line."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="budget_lines", verbose_name=_("event")
    )
    budget = models.ForeignKey(
        Budget, models.CASCADE, related_name="lines", verbose_name=_("budget")
    )
    code = CodeField(_("code"))
    slug = models.CharField(_("line of the form"), max_length=40, choices=LINE_CHOICES)
    label = models.CharField(
        _("wording"), max_length=200, blank=True, help_text=_("If it says more than the form.")
    )
    planned = MoneyField(_("planned (€)"), null=True, blank=True)
    actual = MoneyField(_("actual (€)"), null=True, blank=True)
    grant = models.OneToOneField(
        "budgets.Grant",
        models.RESTRICT,
        related_name="line",
        null=True,
        blank=True,
        verbose_name=_("grant"),
    )
    comment = models.TextField(_("comment"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["budget", "position", "id"]
        constraints = [
            SameOwner(field="budget", name="budgets_budgetline_budget_same_event"),
            SameOwner(field="grant", name="budgets_budgetline_grant_same_event"),
            models.UniqueConstraint(
                fields=["budget", "code"],
                name="budgets_budgetline_code_unique",
                violation_error_message=_("Another line of this budget has this code."),
            ),
            models.CheckConstraint(
                condition=Q(slug__in=sorted(LINE_BY_SLUG)),
                name="budgets_budgetline_slug_known",
                violation_error_message=_("Choose a line of the form."),
            ),
            SameOwner(
                field="grant",
                owner="slug",
                name="budgets_budgetline_grant_same_line",
                violation_error_message=_("Choose a grant that stands on the same line."),
            ),
            not_negative(
                ["planned", "actual"],
                "budgets_budgetline_not_negative",
                _("An amount cannot be negative."),
            ),
        ]
        triggers = [
            Refuse(
                name="budgets_budgetline_plan_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"{changes('planned', 'slug', 'budget_id')} AND {PLAN_IS_FROZEN}",
                message="This budget is approved: its planned amounts can no longer be changed.",
            ),
            Refuse(
                name="budgets_budgetline_closed",
                operation=pgtrigger.Update,
                test=f"{ACCOUNT_IS_CLOSED} AND OLD IS DISTINCT FROM NEW",
                message="This budget is closed: its lines can no longer be changed.",
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.line.label)

    @property
    def line(self) -> Line:
        return LINE_BY_SLUG[self.slug]
