from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.forms.turns import BudgetRowForm
from budgets.models import Budget, InKindContribution
from core.admin import ChangesAreTold
from events.administration.scoped import ScopedAdmin


@admin.register(InKindContribution)
class InKindContributionAdmin(ChangesAreTold, ScopedAdmin):
    """Its plan is frozen once the event's budget is approved, all of it once it is closed."""

    form = BudgetRowForm
    list_display = ["label", "giver", "use", "source", "planned", "value"]
    list_filter = ["use", "source"]
    list_select_related = ["giver__organisation", "event"]
    search_fields = ["label", "code", "giver__organisation__name"]
    autocomplete_fields = ["giver"]
    fieldsets = [
        (
            None,
            {
                "fields": ["label", "code", "giver", ("use", "source"), "seen"],
                "description": _(
                    "What is given without payment appears twice, for the same amount: "
                    "what it is used for (86) and where it comes from (87)."
                ),
            },
        ),
        (
            _("Value"),
            {
                "fields": [
                    "planned",
                    ("quantity", "unit", "unit_value"),
                    ("valuation", "method"),
                    "evidence",
                ]
            },
        ),
        (_("Agreement of the giver"), {"fields": ["accepted_on"]}),
    ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self._is_closed(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self._is_closed(obj)

    def _is_closed(self, obj: Any) -> bool:
        return (
            obj is not None and Budget.objects.filter(event=obj.event_id, status="closed").exists()
        )
