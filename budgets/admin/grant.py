from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.admin.filters import AgreementFilter
from budgets.models import Grant
from events.administration.scoped import ScopedAdmin


@admin.register(Grant)
class GrantAdmin(ScopedAdmin):
    list_display = ["funder", "slug", "requested", "awarded", "paid", "agreement_signed_on"]
    list_filter = [AgreementFilter, "slug"]
    list_select_related = ["funder__organisation", "event"]
    search_fields = ["code", "funder__organisation__name", "decision_reference"]
    autocomplete_fields = ["funder"]
    fieldsets = [
        (None, {"fields": ["funder", "slug", "code", "year"]}),
        (
            _("Amounts and decision"),
            {
                "fields": [
                    ("requested", "awarded", "paid"),
                    ("decision_reference", "decided_on"),
                    "agreement_signed_on",
                ],
                "description": _("Above 23 000 € the law requires a signed agreement."),
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Grant]:
        return super().get_queryset(request).select_related("funder__organisation")
