"""Contributions in kind that organisations offer. `budgets` makes accepted ones its own rows."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from partners.models import InKindProposal, PartnerAccess
from partners.models.proposals import ProposalStatus
from partners.refusal import Refused


@transaction.atomic
def offer_in_kind(*, access: PartnerAccess, values: dict[str, Any]) -> InKindProposal:
    """Sent twice, it waits once."""
    PartnerAccess.objects.select_for_update(no_key=True).get(pk=access.pk)
    same = {"partnership": access.partnership_id, "status": ProposalStatus.PENDING, **values}
    known: InKindProposal | None = InKindProposal.objects.filter(**same).first()
    return known or InKindProposal.objects.create(
        event_id=access.event_id, partnership_id=access.partnership_id, access=access, **values
    )


@transaction.atomic
def decide_offer(
    *, offer: InKindProposal, by: User, status: ProposalStatus, word: str = ""
) -> InKindProposal:
    """Inside the transaction that writes the contribution, when it is accepted.

    Raises Refused when it was answered or withdrawn meanwhile.
    """
    row = _pending(offer.pk)
    row.status, row.decided_by, row.word = status, by, word
    row.decided_at = timezone.now()
    row.save(update_fields=["status", "decided_by", "decided_at", "word"])
    return row


@transaction.atomic
def withdraw_offer(*, access: PartnerAccess, offer: InKindProposal) -> None:
    row = _pending(offer.pk)
    if row.partnership_id != access.partnership_id:
        raise Refused(_("This request was already answered or withdrawn."))
    row.status = ProposalStatus.WITHDRAWN
    row.save(update_fields=["status"])


def _pending(pk: int) -> InKindProposal:
    row = InKindProposal.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None or not row.is_pending:
        raise Refused(_("This request was already answered or withdrawn."))
    return row
