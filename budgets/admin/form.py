from typing import Any

from django.utils import timezone

from budgets.models.budget import BudgetStatus
from core.forms import EventScopedModelForm


class BudgetForm(EventScopedModelForm):
    """A budget approved without a date is approved today."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        is_approved = values.get("status") in (BudgetStatus.APPROVED, BudgetStatus.CLOSED)
        if is_approved and values.get("approved_on", "frozen") is None:
            values["approved_on"] = timezone.localdate()
        return values
