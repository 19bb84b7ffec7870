from decimal import Decimal
from typing import Any

from budgets.models import Budget, BudgetLine, InKindContribution, PlannedAmount
from budgets.models.revision import PlanPart
from events.models import Event
from reporting.figures.facts import BudgetFacts, GrantFacts, InKindFacts, LineFacts

Plan = dict[tuple[str, str], PlannedAmount]


def load_budget(event: Event) -> BudgetFacts:
    budget = Budget.objects.filter(event=event).first()
    plan = _plan_being_revised(event)
    lines = _lines(event, plan)
    received = {line.grant_code: line.actual for line in lines if line.grant_code}
    return BudgetFacts(
        lines=lines,
        in_kind=_in_kind(event, plan),
        grants=tuple(
            GrantFacts(
                code=grant.code,
                funder=grant.funder.organisation.name,
                slug=grant.slug,
                requested=grant.requested,
                awarded=grant.awarded,
                paid=grant.paid,
                amount=received.get(grant.code),
            )
            for grant in event.grants.with_paid()
            .select_related("funder__organisation")
            .order_by("code")
        ),
        comment=budget.comment if budget else "",
    )


def _plan_being_revised(event: Event) -> Plan | None:
    """While a revision is open, what everybody reads is the plan approved last."""
    revisions = list(event.budget_revisions.order_by("number"))
    if not revisions or not revisions[-1].is_open:
        return None
    approved = [one for one in revisions if not one.is_open]
    return {(one.part, one.code): one for one in approved[-1].amounts.all()}


def _as_approved(row: Any, part: PlanPart, plan: Plan | None) -> tuple[str, str, Decimal | None]:
    """Place, wording and planned amount: those of the plan being read, if it knows the row."""
    place = row.slug if part == PlanPart.LINE else f"{row.use}/{row.source}"
    if plan is None:
        return place, row.label, row.planned
    kept = plan.get((part.value, row.code))
    return (kept.slug, kept.label, kept.amount) if kept else (place, row.label, None)


def _is_only_typed(row: Any, part: PlanPart, plan: Plan | None, actual: Decimal | None) -> bool:
    """Added by the revision that is open, and nothing else is known of it: not to be read yet."""
    if plan is None or row.planned is None or actual is not None:
        return False
    return (part.value, row.code) not in plan


def _lines(event: Event, plan: Plan | None) -> tuple[LineFacts, ...]:
    rows = event.budget_lines.select_related("grant").order_by("position", "pk")
    read = [row for row in rows if not _is_only_typed(row, PlanPart.LINE, plan, row.actual)]
    return tuple(_line(row, plan) for row in read)


def _line(row: BudgetLine, plan: Plan | None) -> LineFacts:
    slug, label, planned = _as_approved(row, PlanPart.LINE, plan)
    return LineFacts(
        slug=slug,
        label=label,
        planned=planned,
        actual=row.actual,
        grant_code=row.grant.code if row.grant else "",
        comment=row.comment,
    )


def _in_kind(event: Event, plan: Plan | None) -> tuple[InKindFacts, ...]:
    rows = event.in_kind_contributions.select_related("giver__organisation").order_by("code")
    read = [row for row in rows if not _is_only_typed(row, PlanPart.IN_KIND, plan, row.value)]
    return tuple(_contribution(row, plan) for row in read)


def _contribution(row: InKindContribution, plan: Plan | None) -> InKindFacts:
    place, label, planned = _as_approved(row, PlanPart.IN_KIND, plan)
    use, source = place.split("/")
    return InKindFacts(
        label=label,
        use=use,
        source=source,
        giver=row.giver.organisation.name if row.giver else "",
        planned=planned,
        value=row.value,
    )
