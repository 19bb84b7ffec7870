"""Questions that the triggers of a budget ask: SQL made of constants."""

import pgtrigger

from budgets.nomenclature import LINES, Side


def _slugs(side: Side) -> str:
    return ", ".join(f"'{line.slug}'" for line in LINES if line.side == side and not line.memo)


def planned_sum(side: Side, budget: str) -> str:
    return (
        "(SELECT COALESCE(SUM(line.planned), 0) FROM budgets_budgetline AS line "
        f"WHERE line.budget_id = {budget} AND line.slug IN ({_slugs(side)}))"
    )


def plan_figures(budget: str) -> dict[str, str]:
    """For the message of a plan that is not balanced."""
    charges, produits = (planned_sum(side, budget) for side in (Side.EXPENSE, Side.INCOME))
    return {"charges": charges, "produits": produits, "gap": f"ABS({charges} - {produits})"}


def unbalanced(budget: str) -> str:
    return f"{planned_sum(Side.EXPENSE, budget)} <> {planned_sum(Side.INCOME, budget)}"


def _in_kind_sum(amount: str, column: str) -> str:
    return (
        f"(SELECT COALESCE(SUM(given.{amount}), 0) FROM budgets_inkindcontribution AS given "
        f"WHERE given.event_id = NEW.event_id AND given.{column} <> '')"
    )


def in_kind_differs(*amounts: str) -> str:
    return " OR ".join(
        f"{_in_kind_sum(amount, 'use')} <> {_in_kind_sum(amount, 'source')}" for amount in amounts
    )


def has_revision(budget: str, state: str = "TRUE") -> str:
    return (
        "EXISTS (SELECT FROM budgets_budgetrevision AS revision "
        f"WHERE revision.budget_id = {budget} AND {state})"
    )


IS_OPEN, IS_APPROVED = "revision.approved_on IS NULL", "revision.approved_on IS NOT NULL"


def plan_differs(budget: str, event: str) -> str:
    """Whether the lines and contributions say something else than the plan approved last."""
    latest = (
        "(SELECT revision.id FROM budgets_budgetrevision AS revision "
        f"WHERE revision.budget_id = {budget} AND {IS_APPROVED} "
        "ORDER BY revision.number DESC LIMIT 1)"
    )
    kept = (
        "SELECT kept.part, kept.code, kept.slug, kept.label, kept.amount "
        "FROM budgets_plannedamount AS kept "
        f"WHERE kept.revision_id = {latest}"
    )
    now = (
        "SELECT 'line', line.code, line.slug, line.label, line.planned "
        "FROM budgets_budgetline AS line "
        f"WHERE line.budget_id = {budget} AND line.planned IS NOT NULL "
        "UNION ALL SELECT 'in_kind', given.code, given.use || '/' || given.source, given.label, "
        "given.planned "
        "FROM budgets_inkindcontribution AS given "
        f"WHERE given.event_id = {event} AND given.planned IS NOT NULL"
    )
    return f"EXISTS (({now}) EXCEPT ({kept})) OR EXISTS (({kept}) EXCEPT ({now}))"


def budget_where(row: str, state: str) -> str:
    return f"EXISTS (SELECT FROM budgets_budget AS budget WHERE {row} AND {state})"


OF_LINE = "budget.id IN (OLD.budget_id, NEW.budget_id)"
OF_EVENT = "budget.event_id IN (OLD.event_id, NEW.event_id)"
IS_CLOSED = "budget.status = 'closed'"
# Approved, and no revision is open: the plan stays as it is.
IS_FROZEN = f"budget.status <> 'draft' AND NOT {has_revision('budget.id', IS_OPEN)}"


def plan_changes(owner: str, *described: str) -> str:
    """What the plan says: amounts, and the words and place of whatever has one."""
    old, new = (", ".join(f"{row}.{name}" for name in described) for row in ("OLD", "NEW"))
    return (
        "(CASE TG_OP WHEN 'INSERT' THEN NEW.planned IS NOT NULL "
        "WHEN 'DELETE' THEN OLD.planned IS NOT NULL "
        f"ELSE ROW(OLD.planned, OLD.{owner}) IS DISTINCT FROM ROW(NEW.planned, NEW.{owner}) "
        f"OR (OLD.planned IS NOT NULL AND ROW({old}) IS DISTINCT FROM ROW({new})) END)"
    )


def leaves_a_kept_plan(part: str, owner: str, row: str) -> str:
    """A row of a plan that was approved once goes, or takes another code or another budget.

    Said of what the plan in force leaves free: a change of the latter is refused as such.
    """
    changes = f"ROW(OLD.code, OLD.{owner}) IS DISTINCT FROM ROW(NEW.code, NEW.{owner})"
    is_frozen = f"(OLD.planned IS NOT NULL AND {budget_where(row, IS_FROZEN)})"
    return (
        f"(TG_OP = 'DELETE' OR {changes}) AND NOT {is_frozen} AND "
        "EXISTS (SELECT FROM budgets_plannedamount AS kept "
        "JOIN budgets_budgetrevision AS revision ON revision.id = kept.revision_id "
        f"WHERE revision.{owner} = OLD.{owner} AND kept.part = '{part}' "
        "AND kept.code = OLD.code)"
    )


BECOMES_APPROVED = "NEW.status <> 'draft' AND (OLD.status IS NULL OR OLD.status = 'draft')"
BECOMES_CLOSED = "NEW.status = 'closed' AND OLD.status IS DISTINCT FROM 'closed'"
LINES_WITHOUT_ACTUAL = (
    "((SELECT COUNT(*) FROM budgets_budgetline AS line "
    "WHERE line.budget_id = NEW.id AND line.actual IS NULL) + "
    "(SELECT COUNT(*) FROM budgets_inkindcontribution AS given "
    "WHERE given.event_id = NEW.event_id AND given.value IS NULL))"
)
# The same question as BudgetLineQuerySet.with_unexplained_gap, asked by the database itself. What
# nobody planned is a gap of its whole amount.
LINES_UNEXPLAINED = (
    "(SELECT COUNT(*) FROM budgets_budgetline AS line "
    "JOIN events_event AS event ON event.id = line.event_id "
    "WHERE line.budget_id = NEW.id AND line.comment = '' "
    "AND line.actual <> COALESCE(line.planned, 0) "
    "AND ABS(line.actual - COALESCE(line.planned, 0)) * 100 "
    ">= COALESCE(line.planned, 0) * event.explain_gap_from)"
)
HAS_APPROVED = "EXISTS (SELECT FROM budgets_budget WHERE status <> 'draft')"
HAS_CLOSED = "EXISTS (SELECT FROM budgets_budget WHERE status = 'closed')"
EMPTIED = "There are approved budgets: this table cannot be emptied."


def waits_for_budget(name: str, row: str, *, alone: bool = False) -> pgtrigger.Trigger:
    """Nothing is written while somebody approves, nothing is approved while somebody writes.

    Those who type share the budget; who approves (`alone`, or an update of the budget itself) waits
    for them, and they for whoever approves. Fires first: triggers go in the order of their names.
    """
    strength = "NO KEY UPDATE" if alone else "SHARE"
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=(
            f"PERFORM 1 FROM budgets_budget AS budget WHERE {row} ORDER BY budget.id "
            f"FOR {strength}; RETURN COALESCE(NEW, OLD);"
        ),
    )
