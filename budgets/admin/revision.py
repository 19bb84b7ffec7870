from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from budgets.models import BudgetRevision, PlannedAmount
from events.administration.inlines import Rows
from events.administration.labels import account_column
from events.administration.scoped import ScopedAdmin, ViewOnly


class AmountRows(ViewOnly, Rows):
    model = PlannedAmount
    fields = ["part", "slug", "label", "amount"]
    extra = 0


@admin.register(BudgetRevision)
class BudgetRevisionAdmin(ViewOnly, ScopedAdmin):
    """Opened and approved on the budget's own page; shown here with the amounts it kept."""

    list_display = ["__str__", "reason", "opened_on", "approved_on"]
    list_select_related = ["event", "budget", "opened_by", "approved_by"]
    inlines = [AmountRows]
    opener = account_column("opened_by", _("opened by"))
    approver = account_column("approved_by", _("approved by"))
    readonly_fields = ["opener", "approver"]
    fields: Any = ["number", "reason", "opened_on", "opener", "approved_on", "approver"]
