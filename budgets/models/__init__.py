from budgets.models.budget import Budget
from budgets.models.evidence import Evidence
from budgets.models.grant import Grant
from budgets.models.in_kind import InKindContribution
from budgets.models.line import BudgetLine
from budgets.models.payment import GrantPayment
from budgets.models.representative import FunderRepresentative
from budgets.models.revision import BudgetRevision, PlannedAmount

__all__ = [
    "Budget",
    "BudgetLine",
    "BudgetRevision",
    "Evidence",
    "FunderRepresentative",
    "Grant",
    "GrantPayment",
    "InKindContribution",
    "PlannedAmount",
]
