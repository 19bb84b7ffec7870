"""Where a person is named without being linked, told from others who share their mailbox."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower

from core.folding import folded
from events.models import Event, OutgoingMessage
from partners.models import (
    AgendaPoint,
    ChangeProposal,
    CharterAcceptance,
    CommitteeMember,
    ImportEffect,
    PartnerAccess,
    Partnership,
    PreparationSession,
    Professional,
)
from partners.models.directory_import import ImportedKind


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
    """At their address; and at a former one, under their name, on the events they worked on."""
    theirs: list[int] = []
    if person.email:
        rows = OutgoingMessage.objects.filter(to_email__iexact=person.email)
        theirs = _theirs(person, rows.values_list("pk", "to_name"), without_name=True)
    found = OutgoingMessage.objects.filter(Q(pk__in=theirs) | Q(pk__in=_at_former_address(person)))
    return found.select_related("event").order_by("pk")


def _at_former_address(person: Professional) -> Any:
    """Not at one that is today that of somebody else, who may bear the same name."""
    if not person.last_name:
        return OutgoingMessage.objects.none().values("pk")
    others = Professional.objects.exclude(pk=person.pk).exclude(email="")
    rows = OutgoingMessage.objects.annotate(address=Lower("to_email")).filter(
        to_name__iexact=person.display_name, event__in=_events_of(person)
    )
    return rows.exclude(address__in=others.values(lowered=Lower("email"))).values("pk")


def _events_of(person: Professional) -> Any:
    """Those on which the person works or sits; and those in which their organisation takes part."""
    working = Q(mobilisations__professional=person) | Q(committee_members__professional=person)
    coming = Q(partnerships__organisation=person.organisation_id)
    return Event.objects.filter(working | coming).values("pk")


def accesses_of(person: Professional) -> Any:
    """At their address; and for their organisation under their name, whatever the address."""
    mine = Q(pk__in=[])
    if person.email:
        rows = PartnerAccess.objects.filter(contact_email__iexact=person.email)
        mine = Q(pk__in=_theirs(person, rows.values_list("pk", "contact_name")))
    if person.last_name:
        same = {"partnership__organisation": person.organisation_id}
        mine |= Q(contact_name__iexact=person.display_name, **same)
    return PartnerAccess.objects.filter(mine).select_related("event").order_by("pk")


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


def imported_about(person: Professional) -> Any:
    """What imports wrote, kept until they can no longer be undone: of the person, and of the
    participation for which they signed the charter."""
    mine = Q(target=ImportedKind.PROFESSIONAL, target_id=person.pk)
    if person.last_name:
        signed = Q(after__charter_accepted_by__icontains=person.display_name)
        signed |= Q(before__charter_accepted_by__icontains=person.display_name)
        theirs = Partnership.objects.filter(organisation=person.organisation_id).values("pk")
        mine |= signed & Q(target=ImportedKind.PARTNERSHIP, target_id__in=theirs)
    return ImportEffect.objects.filter(mine)


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


def all_seats_of(person: Professional) -> Any:
    """With those that are linked to the directory."""
    own = Q(professional=person) | Q(pk__in=seats_of(person).values("pk"))
    rows = CommitteeMember.objects.filter(own).select_related("event", "partnership__organisation")
    return rows.order_by("event", "pk")


def spoken_by(person: Professional) -> Any:
    """Points of an agenda that the person presents, on the events they work on."""
    if not person.last_name:
        return AgendaPoint.objects.none()
    named = rf"\m{re.escape(person.display_name)}\M"
    rows = AgendaPoint.objects.filter(speaker__iregex=named, event__in=_events_of(person))
    return rows.select_related("event", "meeting").order_by("pk")


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
