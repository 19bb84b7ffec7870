from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.admin.filters import ActualFilter, GapFilter
from budgets.models import Budget, BudgetLine
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from events.administration.single import SingleForEvent

DRAFT, CLOSED = "draft", "closed"


class FrozenLines:
    """Lines of an approved budget keep their plan; those of a closed one do not change at all."""

    def budget_of(self, obj: Any) -> Budget | None:
        return obj

    def _status(self, obj: Any) -> str:
        budget = self.budget_of(obj) if obj else None
        return str(budget.status) if budget else DRAFT

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)  # type: ignore[misc]
        return allowed and self._status(obj) != CLOSED

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and self._status(obj) == DRAFT

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [] if self._status(obj) == DRAFT else ["slug", "planned"]


class LineRows(FrozenLines, Rows):
    model = BudgetLine
    fields = ["slug", "code", "label", "planned", "actual", "grant", "position"]
    select_related = ("budget", "grant__funder__organisation")
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self._status(obj) == DRAFT


@admin.register(Budget)
class BudgetAdmin(SingleForEvent, ScopedAdmin):
    list_display = ["__str__", "status", "approved_on"]
    list_select_related = ["event"]
    search_fields = ["event__name"]
    readonly_fields = ["approved_by"]
    inlines = [LineRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["status", "approved_on", "approved_by", "comment"],
                "description": _(
                    "To approve: charges and produits are equal, contributions in kind are equal "
                    "on both sides, and the approval date is given. The plan is then frozen; "
                    "actual amounts can be typed until the budget is closed."
                ),
            },
        ),
    ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if obj.status == DRAFT:
            obj.approved_by = None
        elif obj.approved_by is None:
            obj.approved_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(BudgetLine)
class BudgetLineAdmin(FrozenLines, ScopedAdmin):
    list_display = ["__str__", "slug", "planned", "actual", "grant"]
    list_filter = [ActualFilter, GapFilter, "slug"]
    list_select_related = ["budget", "event", "grant__funder__organisation"]
    search_fields = ["label", "code", "comment"]

    def budget_of(self, obj: Any) -> Budget | None:
        return obj.budget
