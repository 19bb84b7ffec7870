"""Where a person is named without being linked, told from others who share their mailbox."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from core.folding import folded
from events.models import OutgoingMessage
from partners.models import (
    ChangeProposal,
    CharterAcceptance,
    CommitteeMember,
    PartnerAccess,
    Partnership,
    PreparationSession,
    Professional,
)


def proposals_about(person: Professional) -> Any:
    """Changes about the person, and those that brought them: found by what they say."""
    rows = ChangeProposal.objects.filter(mobilisation__professional=person)
    if person.last_name:
        named = {"first_name": person.first_name, "last_name": person.last_name}
        same = {"partnership__organisation": person.organisation_id}
        rows = rows | ChangeProposal.objects.filter(after__contains=named, **same)
        rows = rows | ChangeProposal.objects.filter(before__contains=named, **same)
    return rows.order_by("pk")


def messages_to(person: Professional) -> Any:
    if not person.email:
        return OutgoingMessage.objects.none()
    rows = OutgoingMessage.objects.filter(to_email__iexact=person.email)
    theirs = _theirs(person, rows.values_list("pk", "to_name"), without_name=True)
    return rows.filter(pk__in=theirs).select_related("event").order_by("pk")


def accesses_of(person: Professional) -> Any:
    if not person.email:
        return PartnerAccess.objects.none()
    rows = PartnerAccess.objects.filter(contact_email__iexact=person.email)
    theirs = _theirs(person, rows.values_list("pk", "contact_name"))
    return rows.filter(pk__in=theirs).select_related("event").order_by("pk")


def acceptances_of(person: Professional) -> Any:
    if not person.last_name:
        return CharterAcceptance.objects.none()
    return CharterAcceptance.objects.filter(
        partnership__organisation=person.organisation_id,
        contact_name__iexact=person.display_name,
    ).select_related("event")


def signed_by(person: Professional) -> Any:
    """Participations whose charter the coordination noted as accepted by the person."""
    if not person.last_name:
        return Partnership.objects.none()
    return Partnership.objects.filter(
        organisation=person.organisation_id, charter_accepted_by__icontains=person.display_name
    ).select_related("event")


def seats_of(person: Professional) -> Any:
    """Seats on committees under the person's own name: not linked to the directory."""
    if not person.last_name:
        return CommitteeMember.objects.none()
    seats = CommitteeMember.objects.filter(
        professional__isnull=True, partnership__organisation=person.organisation_id
    )
    named = Q(first_name__iexact=person.first_name, last_name__iexact=person.last_name)
    if person.email:
        written = seats.filter(email__iexact=person.email).values_list("pk", "last_name")
        named |= Q(pk__in=_theirs(person, written, without_name=True))
    return seats.filter(named).select_related("event")


def tutored_by(person: Professional) -> Any:
    if not person.last_name:
        return PreparationSession.objects.none()
    return PreparationSession.objects.filter(tutor__iexact=person.display_name)


def _theirs(
    person: Professional, rows: Iterable[tuple[int, str]], *, without_name: bool = False
) -> list[int]:
    """Of rows with the person's address: those that name them, and all if the address does.

    `without_name`: also those that name nobody.
    """
    own = _has_name(person.email.partition("@")[0], person)
    return [
        key
        for key, name in rows
        if own or _has_name(name, person) or (without_name and not name.strip())
    ]


def _has_name(text: str, person: Professional) -> bool:
    """Their last name; without one, nothing tells them from others: all is theirs."""
    return folded(person.last_name).replace(" ", "") in folded(text).replace(" ", "")
