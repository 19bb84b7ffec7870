"""An organisation asks. Nothing changes but the request, of which one waits for each thing."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from partners.changes.values import Values, mark_of, person_values, sheet_values
from partners.models import ChangeProposal, Mobilisation, PartnerAccess, Partnership
from partners.models.proposals import ChangeKind, ProposalStatus
from partners.refusal import Refused

PENDING = ProposalStatus.PENDING


class ChangedMeanwhile(Exception):
    """A colleague or the coordinator changed it since the page was shown."""


def pending_sheet(access: PartnerAccess) -> ChangeProposal | None:
    return _pending(access).filter(kind=ChangeKind.SHEET).first()


def pending_for(access: PartnerAccess, mobilisation: Mobilisation) -> ChangeProposal | None:
    return _pending(access).filter(mobilisation=mobilisation).first()


def propose_sheet(*, access: PartnerAccess, values: Values, seen: str) -> ChangeProposal | None:
    """`seen`: the mark of what the page showed. None when nothing differs from what stands."""
    current = sheet_values(access.partnership.organisation)
    return _propose(access, ChangeKind.SHEET, None, current, values, seen)


def propose_person(
    *, access: PartnerAccess, mobilisation: Mobilisation, values: Values, seen: str
) -> ChangeProposal | None:
    current = person_values(mobilisation)
    return _propose(access, ChangeKind.PERSON, mobilisation, current, values, seen)


def propose_departure(*, access: PartnerAccess, mobilisation: Mobilisation) -> ChangeProposal:
    """Takes the place of a change that waits for the same person."""
    with transaction.atomic():
        _in_turn(access)
        for known in _locked(access).filter(mobilisation=mobilisation):
            if known.kind == ChangeKind.DEPARTURE:
                return known
            _withdraw(known)
        return _create(access, ChangeKind.DEPARTURE, mobilisation, person_values(mobilisation), {})


def propose_arrival(*, access: PartnerAccess, values: Values) -> ChangeProposal:
    """Sent twice, it waits once."""
    with transaction.atomic():
        _in_turn(access)
        known = _pending(access).filter(kind=ChangeKind.ARRIVAL, after=values).first()
        return known or _create(access, ChangeKind.ARRIVAL, None, {}, values)


def _in_turn(access: PartnerAccess) -> None:
    """One request of an organisation after the other, whoever of it asks."""
    Partnership.objects.select_for_update(no_key=True).get(pk=access.partnership_id)


@transaction.atomic
def withdraw(*, access: PartnerAccess, proposal: ChangeProposal) -> None:
    """Raises Refused when it was decided meanwhile."""
    row = _locked(access).filter(pk=proposal.pk).first()
    if row is None:
        raise Refused(_("This request was already answered."))
    _withdraw(row)


def _propose(
    access: PartnerAccess,
    kind: ChangeKind,
    mobilisation: Mobilisation | None,
    current: Values,
    values: Values,
    seen: str,
) -> ChangeProposal | None:
    changed = {name: value for name, value in values.items() if value != current[name]}
    before = {name: current[name] for name in changed}
    try:
        with transaction.atomic():
            known = _known(access, kind, mobilisation)
            if mark_of(current, known) != seen:
                raise ChangedMeanwhile
            if known is None:
                return _create(access, kind, mobilisation, before, changed) if changed else None
            return _revised(known, access, before, changed)
    except IntegrityError as error:  # a colleague asked at the same instant
        raise ChangedMeanwhile from error


def _known(access: PartnerAccess, kind: ChangeKind, mobilisation: Any) -> ChangeProposal | None:
    rows = _locked(access)
    about = {"mobilisation": mobilisation} if mobilisation else {"kind": kind}
    known: ChangeProposal | None = rows.filter(**about).first()
    if known is not None and known.kind != kind:
        raise Refused(_("You asked to take this person off the list: withdraw that first."))
    return known


def _revised(
    known: ChangeProposal, access: PartnerAccess, before: Values, changed: Values
) -> ChangeProposal | None:
    if not changed:
        _withdraw(known)
        return None
    known.access, known.before, known.after = access, before, changed
    known.revision += 1
    known.save(update_fields=["access", "before", "after", "revision"])
    return known


def _withdraw(row: ChangeProposal) -> None:
    row.status = ProposalStatus.WITHDRAWN
    row.save(update_fields=["status"])


def _create(
    access: PartnerAccess, kind: ChangeKind, mobilisation: Any, before: Values, after: Values
) -> ChangeProposal:
    return ChangeProposal.objects.create(
        event_id=access.event_id,
        partnership_id=access.partnership_id,
        access=access,
        kind=kind,
        mobilisation=mobilisation,
        before=before,
        after=after,
    )


def _locked(access: PartnerAccess) -> Any:
    return _pending(access).select_for_update(of=("self",))


def _pending(access: PartnerAccess) -> Any:
    return ChangeProposal.objects.filter(partnership=access.partnership_id, status=PENDING)
