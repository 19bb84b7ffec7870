from budgets.services.evidence import add_evidence, remove_evidence
from budgets.services.funders import (
    drop_idle_funder_role,
    give_funder_access,
    open_budget_to_funders,
    take_funder_access_back,
)
from budgets.services.grants import (
    HasPayments,
    note_account_sent,
    over_the_total,
    remove_grant,
    save_grant,
)
from budgets.services.in_kind import (
    accept_contribution,
    mirror_contribution,
    take_acceptance_back,
)
from budgets.services.lines import (
    LineChanged,
    LineGone,
    add_line,
    budget_of,
    move_line,
    remove_line,
    save_line,
)
from budgets.services.offers import accept_offer
from budgets.services.payments import add_payment, remove_payment
from budgets.services.plans import (
    approve_budget,
    approve_revision,
    close_budget,
    give_up_revision,
    open_revision,
    open_revision_of,
)

__all__ = [
    "HasPayments",
    "LineChanged",
    "LineGone",
    "accept_contribution",
    "accept_offer",
    "add_evidence",
    "add_line",
    "add_payment",
    "approve_budget",
    "approve_revision",
    "budget_of",
    "close_budget",
    "drop_idle_funder_role",
    "give_funder_access",
    "give_up_revision",
    "mirror_contribution",
    "move_line",
    "note_account_sent",
    "open_budget_to_funders",
    "open_revision",
    "open_revision_of",
    "over_the_total",
    "remove_evidence",
    "remove_grant",
    "remove_line",
    "remove_payment",
    "save_grant",
    "save_line",
    "take_acceptance_back",
    "take_funder_access_back",
]
