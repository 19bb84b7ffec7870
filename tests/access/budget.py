"""What stands in the addresses of the pages of a budget."""

from events.models import Event
from tests.factories import (
    make_budget,
    make_budget_line,
    make_evidence,
    make_grant,
    make_grant_payment,
    make_in_kind_contribution,
)


def line(event: Event) -> int:
    budget = getattr(event, "budget", None) or make_budget(event=event)
    known = budget.lines.first() or make_budget_line(budget=budget, event=event)
    key: int = known.pk
    return key


def evidence(event: Event) -> int:
    known = event.evidence_files.first() or make_evidence(event=event)
    key: int = known.pk
    return key


def contribution(event: Event) -> int:
    known = event.in_kind_contributions.first() or make_in_kind_contribution(event=event)
    key: int = known.pk
    return key


def payment(event: Event) -> int:
    """Of the grant that the address names."""
    named = event.grants.first() or make_grant(event=event, awarded=1000)
    event.grants.filter(pk=named.pk).update(awarded=1000)
    key: int = (named.payments.first() or make_grant_payment(grant=named)).pk
    return key


def grant(event: Event) -> int:
    known = event.grants.first() or make_grant(event=event)
    key: int = known.pk
    return key
