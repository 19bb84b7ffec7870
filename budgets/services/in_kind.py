"""Contributions in kind: both sides of them, and the agreement of whoever gives."""

from datetime import date

from django.db import transaction

from accounts.models import User
from budgets.models import InKindContribution
from budgets.nomenclature import InKindSource, InKindUse
from budgets.services.turns import take_budget

# What usually answers on the other side. Somebody may choose otherwise.
SOURCE_OF = {
    InKindUse.RELIEF: InKindSource.GIFTS,
    InKindUse.GOODS_AND_SERVICES: InKindSource.SERVICES,
    InKindUse.SERVICES: InKindSource.SERVICES,
    InKindUse.VOLUNTEERS: InKindSource.VOLUNTEERING,
}
USE_OF = {
    InKindSource.VOLUNTEERING: InKindUse.VOLUNTEERS,
    InKindSource.SERVICES: InKindUse.SERVICES,
    InKindSource.GIFTS: InKindUse.RELIEF,
}


@transaction.atomic
def mirror_contribution(*, contribution: InKindContribution) -> InKindContribution:
    """Shows it on the side where it lacks, for the same amount (ADR 5: it is entered once)."""
    take_budget(contribution.event)
    row = InKindContribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    row.source = row.source or SOURCE_OF[InKindUse(row.use)]
    row.use = row.use or USE_OF[InKindSource(row.source)]
    row.save(update_fields=["use", "source"])
    return row


@transaction.atomic
def accept_contribution(
    *, contribution: InKindContribution, on: date, by: User | None
) -> InKindContribution:
    """The giver agrees with the words and the value as they are now; a change takes it back."""
    take_budget(contribution.event)
    contribution.accepted_on, contribution.accepted_by = on, by
    contribution.save(update_fields=["accepted_on", "accepted_by"])
    return contribution


@transaction.atomic
def take_acceptance_back(*, contribution: InKindContribution) -> InKindContribution:
    return accept_contribution(contribution=contribution, on=None, by=None)  # type: ignore[arg-type]
