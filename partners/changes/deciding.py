"""A coordinator answers: the change is made, or not, with a word."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import message_of
from partners.changes.arrivals import Who, person_arriving
from partners.changes.values import ROLE, lines_of
from partners.models import ChangeProposal, Mobilisation, Organisation
from partners.models.proposals import ChangeKind, ProposalStatus
from partners.refusal import Refused
from partners.sign_ups import lock_sessions_of


class ChangedSince(Exception):
    """What the change is about has another value since it was asked: say that it may go."""


def accept_change(
    *,
    proposal: ChangeProposal,
    by: User,
    word: str = "",
    revision: int,
    replace: bool = False,
    who: Who = Who.UNSAID,
) -> ChangeProposal:
    """`revision`: the one that was read. `replace`: also where somebody changed the value since.
    `who`: somebody who arrives with the address of another name.

    Raises ChangedSince, SharedAddress, or Refused when the change contradicts something.
    """
    try:
        with transaction.atomic():
            row = _read(proposal, revision)
            if not replace and any(line.moved for line in lines_of(row)):
                raise ChangedSince
            if row.kind == ChangeKind.ARRIVAL:
                _add_person(row, who, by)
            else:
                MAKE[ChangeKind(row.kind)](row)
            return _decided(row, ProposalStatus.ACCEPTED, by, word)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    except models.RestrictedError as error:
        raise Refused(_("This person has tasks in the programme: take them back first.")) from error
    except IntegrityError as error:
        raise Refused(message_of(error)) from error


@transaction.atomic
def refuse_change(
    *, proposal: ChangeProposal, by: User, word: str = "", revision: int
) -> ChangeProposal:
    return _decided(_read(proposal, revision), ProposalStatus.REFUSED, by, word)


def _read(proposal: ChangeProposal, revision: int) -> ChangeProposal:
    row = ChangeProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not row.is_pending:
        raise Refused(_("This request was already answered or withdrawn."))
    if row.revision != revision:
        raise Refused(_("The organisation changed its request meanwhile: read it again."))
    return row


def _decided(row: ChangeProposal, status: ProposalStatus, by: User, word: str) -> ChangeProposal:
    row.status, row.decided_by, row.word = status, by, word
    row.decided_at = timezone.now()
    row.save(update_fields=["status", "decided_by", "decided_at", "word", "before"])
    return row


def _change_sheet(row: ChangeProposal) -> None:
    organisation = Organisation.objects.select_for_update().get(pk=row.partnership.organisation_id)
    _save(organisation, row.after)


def _add_person(row: ChangeProposal, who: Who, by: User) -> None:
    """Somebody of the organisation who is known from another edition comes back."""
    person, values = person_arriving(row, who, by)
    if person.pk:
        row.before = {name: str(getattr(person, name)) for name in values}
    _save(person, values)
    mobilisation = Mobilisation(event_id=row.event_id, professional=person)
    if role := row.after.get(ROLE):
        mobilisation.role = role
    mobilisation.full_clean()
    mobilisation.save()


def _change_person(row: ChangeProposal) -> None:
    mobilisation = _mobilisation(row)
    person = mobilisation.professional
    _save(person, {name: value for name, value in row.after.items() if name != ROLE})
    if ROLE in row.after:
        _save(mobilisation, {ROLE: row.after[ROLE]})


def _remove_person(row: ChangeProposal) -> None:
    mobilisation = _mobilisation(row)
    lock_sessions_of(mobilisation)  # whoever waits moves up, in one session after the other
    mobilisation.delete()
    row.mobilisation = None


def _mobilisation(row: ChangeProposal) -> Mobilisation:
    if row.mobilisation is None:
        raise Refused(_("This person is no longer on the list."))
    return row.mobilisation


def _save(row: Any, values: dict[str, str]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()


MAKE = {
    ChangeKind.SHEET: _change_sheet,
    ChangeKind.PERSON: _change_person,
    ChangeKind.DEPARTURE: _remove_person,
}
