"""What an organisation offered in its space becomes a contribution in kind of the budget."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from budgets.models import InKindContribution
from budgets.nomenclature import InKindSource, InKindUse
from budgets.services.plans import open_revision_of
from core.codes import LONGEST, free_code
from events.models import Event
from partners.models import InKindProposal
from partners.models.proposals import GiftKind, ProposalStatus
from partners.offers import decide_offer

SIDES = {
    GiftKind.LOAN: (InKindUse.GOODS_AND_SERVICES, InKindSource.SERVICES),
    GiftKind.SERVICE: (InKindUse.SERVICES, InKindSource.SERVICES),
    GiftKind.VOLUNTEERING: (InKindUse.VOLUNTEERS, InKindSource.VOLUNTEERING),
    GiftKind.GOODS: (InKindUse.GOODS_AND_SERVICES, InKindSource.GIFTS),
}
CENT = Decimal("0.01")


@transaction.atomic
def accept_offer(*, offer: InKindProposal, unit_value: Decimal, by: User) -> InKindContribution:
    """On both sides. The giver agrees already if the value is the one that they gave.

    Raises partners.refusal.Refused when it was answered or withdrawn meanwhile.
    """
    row = decide_offer(offer=offer, by=by, status=ProposalStatus.ACCEPTED)
    use, source = SIDES[GiftKind(row.kind)]
    is_expected = _plan_is_open(row.event) and timezone.localdate() <= row.event.ends_on
    is_as_offered = row.unit_value == unit_value
    taken = set(row.event.in_kind_contributions.values_list("code", flat=True))
    return InKindContribution.objects.create(
        event=row.event,
        code=free_code(slugify(row.label), taken, LONGEST),
        label=row.label,
        giver=row.partnership,
        use=use,
        source=source,
        planned=(row.quantity * unit_value).quantize(CENT) if is_expected else None,
        quantity=None if is_expected else row.quantity,
        unit=row.unit,
        unit_value=unit_value,
        method=row.method,
        accepted_on=timezone.localdate(row.proposed_at) if is_as_offered else None,
    )


def _plan_is_open(event: Event) -> bool:
    budget = getattr(event, "budget", None)
    return budget is None or budget.is_draft or open_revision_of(budget) is not None
