import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from budgets.models.budget import Budget
from budgets.models.conditions import (
    EMPTIED,
    HAS_APPROVED,
    IS_CLOSED,
    IS_FROZEN,
    OF_LINE,
    budget_where,
    leaves_a_kept_plan,
    plan_changes,
    waits_for_budget,
)
from budgets.nomenclature import LINE_BY_SLUG, LINE_CHOICES, Line
from budgets.querysets import BudgetLineQuerySet
from core.choices import not_negative
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField, MoneyField
from core.triggers import KeepTable, Refuse
from events.models import Event

LONGEST_COMMENT = 2_000  # characters: as many as a cell of an imported spreadsheet
# What somebody types: another position is no other content.
TYPED = ("code", "slug", "label", "planned", "actual", "grant_id", "comment")
OLD_TYPED, NEW_TYPED = (", ".join(f"{row}.{name}" for name in TYPED) for row in ("OLD", "NEW"))


class BudgetLine(models.Model):
    """An amount on a line of the form, planned and actual, in euros. Several may share a line.

    `version` grows by one with each change, whoever writes: two people who type the same line at
    the same time never overwrite each other.
    """

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
    comment = models.TextField(_("comment"), max_length=LONGEST_COMMENT, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["budget", "position", "id"]
        constraints = [
            OwnerKey(name="budgets_budgetline_owner_key"),
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
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("comment"), LONGEST_COMMENT),
                name="budgets_budgetline_comment_length",
                violation_error_message=_("A comment has 2 000 characters at most."),
            ),
            not_negative(
                ["planned", "actual"],
                "budgets_budgetline_not_negative",
                _("An amount cannot be negative."),
            ),
        ]
        triggers = [
            waits_for_budget("budgets_budgetline_asks_budget", OF_LINE),
            KeepTable(name="budgets_budgetline_not_emptied", test=HAS_APPROVED, message=EMPTIED),
            Refuse(
                name="budgets_budgetline_plan_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"{plan_changes('budget_id', 'slug', 'code', 'label')} "
                f"AND {budget_where(OF_LINE, IS_FROZEN)}",
                message="This budget is approved: its planned amounts change only through a "
                "revision. Open one first.",
            ),
            Refuse(
                name="budgets_budgetline_keeps_plan",
                operation=pgtrigger.Update | pgtrigger.Delete,
                test=leaves_a_kept_plan("line", "budget_id", OF_LINE),
                message="This line stands in an approved plan: give it 0 € rather than removing "
                "it.",
            ),
            Refuse(
                name="budgets_budgetline_closed",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"{budget_where(OF_LINE, IS_CLOSED)} AND OLD IS DISTINCT FROM NEW",
                message="This budget is closed: its lines can no longer be changed.",
            ),
            pgtrigger.Trigger(
                name="budgets_budgetline_counts_versions",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=(
                    f"NEW.version = OLD.version; IF ROW({OLD_TYPED}) IS DISTINCT FROM "
                    f"ROW({NEW_TYPED}) THEN NEW.version = OLD.version + 1; END IF; RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.line.label)

    @property
    def line(self) -> Line:
        return LINE_BY_SLUG[self.slug]
