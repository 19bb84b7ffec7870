"""Names go, counts stay: one person on request, everybody some months after the last edition."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from core.dates import months_later
from events.mail.retention import erase_messages
from events.models import Event
from partners.committees.members import forget_all_members, forget_at_committees, forget_member
from partners.models import (
    AgendaPoint,
    Assignment,
    ChangeProposal,
    CharterAcceptance,
    CommitteeMember,
    DirectoryImport,
    ImportEffect,
    Mobilisation,
    PartnerAccess,
    Partnership,
    PreparationSession,
    Professional,
)
from partners.people_traces import (
    acceptances_of,
    accesses_of,
    imported_about,
    messages_to,
    proposals_about,
    seats_of,
    signed_by,
    spoken_by,
    tutored_by,
)

NAMES = ("first_name", "last_name", "email", "phone", "job_title")
HAS_NAMES = Q()
for _name in NAMES:
    HAS_NAMES |= ~Q(**{_name: ""})
ERASED = "—"
WITHOUT_EDITION = 12  # months during which somebody may be known who works on no edition


@transaction.atomic
def erase_person(*, person: Professional) -> None:
    """Also where the person is named without being linked. The mobilisation stays, without name."""
    proposals_about(person).delete()
    accesses_of(person).delete()
    acceptances_of(person).update(contact_name=ERASED, contact_role="")
    imported_about(person).delete()
    erase_messages(messages=messages_to(person), on=timezone.localdate())
    signed_by(person).update(charter_accepted_by="")
    spoken_by(person).update(speaker="")
    tutored_by(person).update(tutor="")
    for seat in seats_of(person):
        forget_member(member=seat)
    forget_at_committees(person=person)
    if _tells_the_name(person):
        person.code = f"pro-{secrets.token_hex(4)}"
    for name in NAMES:
        setattr(person, name, "")
    person.save(update_fields=[*NAMES, "code"])


def _tells_the_name(person: Professional) -> bool:
    """A code that somebody typed may be made of the name."""
    parts = (slugify(part) for part in (person.first_name, person.last_name))
    return any(part and part in person.code for part in parts)


def events_to_forget(today: date) -> list[Event]:
    """Those that ended longer ago than they keep the names of the partners' people."""
    return [
        event
        for event in Event.objects.filter(ends_on__lt=today).order_by("starts_on")
        if months_later(event.ends_on, event.retention_months) <= today
    ]


def people_to_forget(today: date) -> Iterable[Professional]:
    """Everybody whose last edition is one of these; and not who works on a later one.

    Who never worked on any is kept while their organisation takes part in one that is not over,
    and for some months after they were written down.
    """
    over = events_to_forget(today)
    working = Mobilisation.objects.exclude(event__in=over).values("professional")
    seats = CommitteeMember.objects.exclude(event__in=over).filter(professional__isnull=False)
    coming = Partnership.objects.exclude(event__in=over).values("organisation")
    took_part = Q(mobilisations__event__in=over) | Q(committee_seats__event__in=over)
    long_ago = months_later(today, -WITHOUT_EDITION)
    never = Q(mobilisations=None, committee_seats=None, recorded_on__lte=long_ago)
    people = Professional.objects.filter(took_part | never & ~Q(organisation__in=coming), HAS_NAMES)
    people = people.exclude(pk__in=working).exclude(pk__in=seats.values("professional"))
    return people.distinct().order_by("pk")


@transaction.atomic
def forget_event(*, event: Event) -> None:
    """What only concerned the preparation of that event."""
    forget_all_members(event=event)
    PartnerAccess.objects.filter(event=event).delete()
    ChangeProposal.objects.filter(event=event).delete()
    CharterAcceptance.objects.filter(event=event).update(contact_name=ERASED, contact_role="")
    DirectoryImport.objects.filter(event=event).update(lines=[], decisions={})
    ImportEffect.objects.filter(directory_import__event=event).delete()
    AgendaPoint.objects.filter(event=event).exclude(speaker="").update(speaker="")
    Partnership.objects.filter(event=event).update(charter_accepted_by="")
    PreparationSession.objects.filter(event=event).exclude(tutor="").update(tutor="")
    Assignment.objects.filter(event=event).delete()
