import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.models.conditions import (
    BECOMES_APPROVED,
    BECOMES_CLOSED,
    EMPTIED,
    HAS_APPROVED,
    IS_APPROVED,
    IS_OPEN,
    LINES_UNEXPLAINED,
    LINES_WITHOUT_ACTUAL,
    has_revision,
    in_kind_differs,
    plan_differs,
    plan_figures,
    unbalanced,
)
from core.choices import known_choice
from core.constraints import OwnerKey
from core.triggers import KeepTable, Refuse, changes, reassigned
from events.models import Event

GOES_BACK = "(NEW.status = 'draft' OR NEW.approved_on IS DISTINCT FROM OLD.approved_on)"
CLOSED_CHANGES = f"OLD.status = 'closed' AND {changes('status', 'approved_on', 'comment')}"
IS_BEING_REVISED = has_revision("NEW.id", IS_OPEN)
PLAN_UNKNOWN = (
    f"(CASE WHEN {IS_BEING_REVISED} THEN NOT {has_revision('NEW.id', IS_APPROVED)} "
    f"ELSE {has_revision('NEW.id')} AND ({plan_differs('NEW.id', 'NEW.event_id')}) END)"
)


class BudgetStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    CLOSED = "closed", _("closed")


class Opening(models.TextChoices):
    """How far a funder reads the budget. Amounts of other funders stay one sum at every level."""

    NOTHING = "nothing", _("nothing more than the published report")
    TOTALS = "totals", _("the totals, planned and actual")
    PLAN = "plan", _("the planned budget, line by line")
    LINES = "lines", _("every line, planned and actual, with the comments")


class Budget(models.Model):
    """The budget of an event: planned, then approved (the plan is frozen), then closed.

    What is approved is kept as a BudgetRevision; a later one is the only way to change the plan.
    """

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
    shown_to_funders = models.CharField(
        _("funders read"), max_length=10, choices=Opening, default=Opening.NOTHING
    )

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ["event"]
        constraints = [
            OwnerKey(name="budgets_budget_owner_key"),
            known_choice("shown_to_funders", Opening, "budgets_budget_opening_known"),
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
                test=f"{BECOMES_APPROVED} AND NOT {IS_BEING_REVISED} AND {unbalanced('NEW.id')}",
                message="Planned charges {charges} €, planned produits {produits} €: "
                "{gap} € apart. Balance the budget before it is approved.",
                figures=plan_figures("NEW.id"),
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
                "date stays. Open a revision to change the plan.",
            ),
            Refuse(
                name="budgets_budget_approver_kept",
                operation=pgtrigger.Update,
                test=f"OLD.status <> 'draft' AND {reassigned('approved_by_id')}",
                message="Who approved this budget stays written: nobody else can be put there.",
            ),
            KeepTable(name="budgets_budget_not_emptied", test=HAS_APPROVED, message=EMPTIED),
            Refuse(
                name="budgets_budget_kept",
                operation=pgtrigger.Delete,
                test="OLD.status <> 'draft'",
                message="This budget is approved: it cannot be deleted.",
            ),
            Refuse(
                name="budgets_budget_plan_known",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_APPROVED} AND {PLAN_UNKNOWN}",
                message="The planned amounts are not those of the plan approved last.",
            ),
            Refuse(
                name="budgets_budget_not_being_revised",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_CLOSED} AND {IS_BEING_REVISED}",
                message="A revision is open: approve it or give it up before closing the budget.",
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
                test=f"{BECOMES_APPROVED} AND NOT {IS_BEING_REVISED} "
                f"AND ({in_kind_differs('planned', 'value')})",
                message="Contributions in kind must be equal on both sides "
                "before the budget is approved.",
            ),
            Refuse(
                name="budgets_budget_in_kind_equal_at_closing",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{BECOMES_CLOSED} AND ({in_kind_differs('value')})",
                message="Contributions in kind must be equal on both sides "
                "before the budget is closed.",
            ),
            pgtrigger.Trigger(
                name="budgets_budget_keeps_plan",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=(
                    f"IF {BECOMES_APPROVED} AND NOT {has_revision('NEW.id')} THEN "
                    "INSERT INTO budgets_budgetrevision (event_id, budget_id, number, reason, "
                    "opened_on, opened_by_id, approved_on, approved_by_id) VALUES (NEW.event_id, "
                    "NEW.id, 1, '', NEW.approved_on, NEW.approved_by_id, NEW.approved_on, "
                    "NEW.approved_by_id); END IF; RETURN NULL;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return _("Budget of %(event)s") % {"event": self.event}

    @property
    def is_draft(self) -> bool:
        return self.status == BudgetStatus.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.status == BudgetStatus.CLOSED
