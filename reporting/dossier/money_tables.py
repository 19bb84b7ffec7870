"""The tables of the dossier about money: grants, the budget with its plans, what is given."""

from budgets.models import (
    Budget,
    BudgetLine,
    BudgetRevision,
    Grant,
    GrantPayment,
    InKindContribution,
    PlannedAmount,
)
from reporting.dossier.table import Reference, Table

CODE = ("code",)

MONEY_TABLES = (
    Table("grants", Grant, CODE, references={"funder": Reference("funder", "partnerships")}),
    Table("grants.payments", GrantPayment, CODE, parent="grant"),
    Table("budget", Budget, (), left_out=frozenset({"approved_by"}), is_single=True),
    Table(
        "budget.lines",
        BudgetLine,
        CODE,
        parent="budget",
        references={"grant": Reference("grant", "grants")},
        left_out=frozenset({"version"}),
    ),
    Table(
        "budget.revisions",
        BudgetRevision,
        ("number",),
        parent="budget",
        left_out=frozenset({"opened_by", "approved_by"}),
    ),
    Table(
        "budget.revisions.amounts",
        PlannedAmount,
        ("part", "code"),
        parent="revision",
        scope="revision__event",
    ),
    Table(
        "in_kind_contributions",
        InKindContribution,
        CODE,
        references={"giver": Reference("giver", "partnerships")},
        left_out=frozenset({"accepted_by"}),
    ),
)
