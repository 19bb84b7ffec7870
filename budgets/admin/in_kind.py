from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.models import Budget, InKindContribution
from events.administration.scope import scope_of
from events.administration.scoped import ScopedAdmin


@admin.register(InKindContribution)
class InKindContributionAdmin(ScopedAdmin):
    """Frozen with the plan once the event's budget is approved."""

    list_display = ["label", "giver", "use", "source", "planned", "value"]
    list_filter = ["use", "source"]
    list_select_related = ["giver__organisation", "event"]
    search_fields = ["label", "code", "giver__organisation__name"]
    autocomplete_fields = ["giver"]
    fieldsets = [
        (
            None,
            {
                "fields": ["label", "code", "giver", ("use", "source")],
                "description": _(
                    "What is given without payment appears twice, for the same amount: "
                    "what it is used for (86) and where it comes from (87)."
                ),
            },
        ),
        (
            _("Value"),
            {"fields": [("quantity", "unit", "unit_value"), "method", "evidence", "planned"]},
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not self._frozen_now(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self._is_frozen(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self._is_frozen(obj)

    def _is_frozen(self, obj: Any) -> bool:
        return obj is not None and self._approved(obj.event_id)

    def _frozen_now(self, request: HttpRequest) -> bool:
        event = scope_of(request).current
        return event is not None and self._approved(event.pk)

    def _approved(self, event_id: int) -> bool:
        return Budget.objects.filter(event=event_id).exclude(status="draft").exists()
