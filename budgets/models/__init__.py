from budgets.models.budget import Budget, BudgetLine
from budgets.models.grant import Grant
from budgets.models.in_kind import InKindContribution

__all__ = ["Budget", "BudgetLine", "Grant", "InKindContribution"]
