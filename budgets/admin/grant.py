from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.admin.filters import AgreementFilter
from budgets.forms.turns import BudgetRowForm
from budgets.models import Grant, GrantPayment
from budgets.services import save_grant
from core.admin import ChangesAreTold
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin


class PaymentRows(Rows):
    model = GrantPayment
    fields = ["amount", "paid_on", "reference"]
    select_related = ("event",)


@admin.register(Grant)
class GrantAdmin(ChangesAreTold, ScopedAdmin):
    form = BudgetRowForm
    inlines = [PaymentRows]
    list_display = ["funder", "slug", "requested", "awarded", "paid_amount", "agreement_signed_on"]
    list_filter = [AgreementFilter, "slug"]
    list_select_related = ["funder__organisation", "event"]
    search_fields = ["code", "funder__organisation__name", "decision_reference"]
    autocomplete_fields = ["funder"]
    fieldsets = [
        (None, {"fields": ["funder", "slug", "code", "year", "seen"]}),
        (
            _("Amounts and decision"),
            {
                "fields": [
                    ("requested", "requested_on"),
                    ("awarded", "decided_on", "decision_reference"),
                    "overpaid_reason",
                    "agreement_signed_on",
                ],
                "description": _("Above 23 000 € the law requires a signed agreement."),
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Grant]:
        return super().get_queryset(request).with_paid().select_related("funder__organisation")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        save_grant(grant=obj)

    @admin.display(description=_("paid (€)"), ordering="paid")
    def paid_amount(self, grant: Grant) -> Decimal | None:
        return grant.paid  # type: ignore[attr-defined]
