from budgets.models import Budget
from events.models import Event
from reporting.figures.facts import BudgetFacts, GrantFacts, InKindFacts, LineFacts


def load_budget(event: Event) -> BudgetFacts:
    lines = _lines(event)
    received = {line.grant_code: line.actual for line in lines if line.grant_code}
    budget = Budget.objects.filter(event=event).first()
    return BudgetFacts(
        lines=lines,
        in_kind=_in_kind(event),
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
            for grant in event.grants.select_related("funder__organisation").order_by("code")
        ),
        comment=budget.comment if budget else "",
    )


def _lines(event: Event) -> tuple[LineFacts, ...]:
    rows = event.budget_lines.select_related("grant").order_by("position", "pk")
    return tuple(
        LineFacts(
            slug=row.slug,
            label=row.label,
            planned=row.planned,
            actual=row.actual,
            grant_code=row.grant.code if row.grant else "",
            comment=row.comment,
        )
        for row in rows
    )


def _in_kind(event: Event) -> tuple[InKindFacts, ...]:
    rows = event.in_kind_contributions.select_related("giver__organisation").order_by("code")
    return tuple(
        InKindFacts(
            label=row.label,
            use=row.use,
            source=row.source,
            giver=row.giver.organisation.name if row.giver else "",
            planned=row.planned,
            value=row.value,
        )
        for row in rows
    )
