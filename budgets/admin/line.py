from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from budgets.admin.filters import ActualFilter, GapFilter
from budgets.forms.turns import BudgetRowForm
from budgets.models import Budget, BudgetLine
from budgets.models.budget import BudgetStatus
from budgets.nomenclature import grouped_choices
from core.admin import ChangesAreTold, as_saved
from events.administration.inlines import RowForm, Rows
from events.administration.scoped import ScopedAdmin


class FrozenLines(ChangesAreTold):
    """Lines of an approved budget keep their plan; those of a closed one do not change at all."""

    def budget_of(self, obj: Any) -> Budget | None:
        return obj

    def _status(self, obj: Any) -> str:
        saved = as_saved(self.budget_of(obj), "status") if obj else None
        return saved or BudgetStatus.DRAFT

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)  # type: ignore[misc]
        return allowed and self._status(obj) != BudgetStatus.CLOSED

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and self._status(obj) == BudgetStatus.DRAFT

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [] if self._status(obj) == BudgetStatus.DRAFT else ["slug", "planned"]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "slug":
            kwargs["choices"] = [("", "---------"), *grouped_choices()]
        return super().formfield_for_choice_field(db_field, request, **kwargs)  # type: ignore[misc]


class LineRowForm(BudgetRowForm, RowForm):
    is_row = True


class LineRows(FrozenLines, Rows):
    model = BudgetLine
    form = LineRowForm
    fields = ["slug", "label", "planned", "actual", "comment", "grant", "seen"]
    select_related = ("budget", "grant__funder__organisation")
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_add_permission(request, obj)
        return allowed and self._status(obj) == BudgetStatus.DRAFT


@admin.register(BudgetLine)
class BudgetLineAdmin(FrozenLines, ScopedAdmin):
    form = BudgetRowForm
    list_display = ["__str__", "slug", "planned", "actual", "grant"]
    list_filter = [ActualFilter, GapFilter, "slug"]
    list_select_related = ["budget", "event", "grant__funder__organisation"]
    search_fields = ["label", "code", "comment"]

    def budget_of(self, obj: Any) -> Budget | None:
        return obj.budget
