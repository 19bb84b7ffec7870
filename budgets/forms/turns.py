from typing import Any

from budgets.services.turns import take_budget
from core.forms import EventScopedModelForm
from core.stale_forms import TellsChanges


class BudgetRowForm(TellsChanges, EventScopedModelForm):
    """A row of a budget, which is taken first, as everybody who writes to it does."""

    def locked_row(self) -> Any:
        take_budget(self.instance.event)
        return super().locked_row()
