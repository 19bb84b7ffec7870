from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from budgets.admin.form import BudgetForm
from budgets.admin.line import LineRows
from budgets.models import Budget, BudgetLine
from budgets.models.budget import BudgetStatus
from budgets.nomenclature import Side
from budgets.services.turns import take_budget
from core.admin import as_saved
from events.administration.labels import account_column
from events.administration.scoped import ScopedAdmin
from events.administration.single import SingleForEvent


@admin.register(Budget)
class BudgetAdmin(SingleForEvent, ScopedAdmin):
    form = BudgetForm
    list_display = ["__str__", "status", "approved_on"]
    list_select_related = ["event", "approved_by"]
    search_fields = ["event__name"]
    inlines = [LineRows]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "planned_balance",
                    "actual_balance",
                    "status",
                    "approved_on",
                    "approver",
                    "comment",
                    "shown_to_funders",
                ],
                "description": _(
                    "To approve: charges and produits are equal, contributions in kind are equal "
                    "on both sides, and the approval date is given. The plan is then frozen and "
                    "the budget does not go back to draft. To close: every line has its actual "
                    "amount, and every large gap its comment."
                ),
            },
        ),
    ]
    approver = account_column("approved_by", _("approved by"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        shown = ["approver", "planned_balance", "actual_balance"]
        return shown if self._is_draft(obj) else [*shown, "approved_on"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and as_saved(obj, "status") != BudgetStatus.CLOSED

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._is_draft(obj)

    def _is_draft(self, obj: Any) -> bool:
        return as_saved(obj, "status") in (None, BudgetStatus.DRAFT)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The state is saved after the lines: the rules on it must see what was just typed."""
        if obj.status == BudgetStatus.DRAFT:
            obj.approved_by = None
        elif self._is_draft(obj):
            obj.approved_by = request.user
        take_budget(obj.event)
        if not change:
            obj.pk = Budget.objects.create(event=obj.event).pk
            obj._state.adding = False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.save()

    @admin.display(description=_("planned balance"))
    def planned_balance(self, budget: Budget) -> str:
        return balance_text(*(rows.total_planned() for rows in sides_of(budget)))

    @admin.display(description=_("actual balance"))
    def actual_balance(self, budget: Budget) -> str:
        return balance_text(*(rows.total_actual() for rows in sides_of(budget)))


def sides_of(budget: Budget) -> list[Any]:
    """The saved lines: charges, then produits."""
    lines = BudgetLine.objects.filter(budget=budget.pk)
    return [lines.on_side(side) for side in (Side.EXPENSE, Side.INCOME)]


def balance_text(charges: Decimal | None, produits: Decimal | None) -> str:
    """Both totals and what is left, in euros; a dash while nothing is typed."""
    if charges is None and produits is None:
        return "-"
    charges, produits = charges or Decimal(0), produits or Decimal(0)
    amounts = {"charges": charges, "produits": produits, "balance": produits - charges}
    return gettext("charges %(charges)s €, produits %(produits)s €, balance %(balance)s €") % {
        name: number_format(amount, 2, use_l10n=True, force_grouping=True)
        for name, amount in amounts.items()
    }
