"""Personal links to the space of an organisation: only the fingerprint of the secret is kept.

The secret travels after the « # » of the address, which browsers send to nobody: docs/adr/0019.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from events.models import Event
from partners.models import PartnerAccess, Partnership, Professional
from partners.refusal import Refused

LINK_LASTS = timedelta(days=60)
SECRET_BYTES = 24
GONE = ("declined", "withdrawn")


class LinkState(Enum):
    OPEN = "open"
    UNKNOWN = "unknown"  # mistyped, or replaced by a newer one
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Found:
    """What a secret leads to: the access only when it opens; the event also when it did."""

    state: LinkState
    access: PartnerAccess | None = None
    event: Event | None = None


def fingerprint(secret: str) -> str:
    """SHA-256 of a long random secret, in hexadecimal."""
    return sha256(secret.encode()).hexdigest()


def secret_in(typed: str) -> str:
    """The whole link may be pasted: what follows the « # » is the secret."""
    return "".join(typed.rpartition("#")[2].split())


def open_access(
    *, partnership: Partnership, contact_name: str, contact_email: str
) -> PartnerAccess:
    """Without a link: `new_secret` makes it. Raises IntegrityError if the person has one."""
    return PartnerAccess.objects.create(
        event_id=partnership.event_id,
        partnership=partnership,
        contact_name=contact_name,
        contact_email=contact_email,
    )


@transaction.atomic
def open_missing_accesses(*, event: Event, by: User) -> int:
    """For each organisation that has none: the first of its people who can be written to, among
    those whom `by` may bring into the event. Pressed twice at once, the second finds none
    missing."""
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    waiting = event.partnerships.exclude(status__in=GONE).filter(accesses__isnull=True)
    made = 0
    reachable = Professional.objects.reachable_from(event, by).exclude(email="")
    for partnership in waiting.select_related("organisation"):
        people = reachable.filter(organisation=partnership.organisation_id)
        person = people.filter(mobilisations__event=event).order_by("pk").first()
        person = person or people.order_by("pk").first()
        if person is not None:
            open_access(
                partnership=partnership,
                contact_name=person.display_name,
                contact_email=person.email,
            )
            made += 1
    return made


class Withdrawn(Exception):
    """The access was revoked: no link is made behind the back of whoever did it."""


def is_out(access: PartnerAccess) -> bool:
    """An organisation that does not come has no more to do in its space."""
    return access.partnership.status in GONE


@transaction.atomic
def new_secret(*, access: PartnerAccess, opens_again: bool = True) -> str:
    """The secret of its only link: the link before, and pages opened with it, stop working.

    `opens_again`: whether an access that was revoked is opened; else raises Withdrawn. Raises
    Refused when the link would open nothing.
    """
    if is_out(access):
        raise Refused(_("This organisation does not take part: its links are closed."))
    row = PartnerAccess.objects.select_for_update(no_key=True).get(pk=access.pk)
    if row.revoked_at is not None and not opens_again:
        raise Withdrawn
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row.token_hash = fingerprint(secret)
    row.expires_at = timezone.now() + LINK_LASTS
    row.revoked_at = None
    row.save(update_fields=["token_hash", "expires_at", "revoked_at"])
    return secret


def revoke_access(*, access: PartnerAccess) -> None:
    """Also ends the pages that are open. The fingerprint stays: the page says why it is closed."""
    access.revoked_at = timezone.now()
    access.save(update_fields=["revoked_at"])


def find_access(secret: str, *, now: datetime) -> Found:
    """Reads only: opening a link spends nothing."""
    accesses = PartnerAccess.objects.select_related("partnership__organisation", "event__venue")
    access = accesses.filter(token_hash=fingerprint(secret)).first() if secret else None
    if access is None:
        return Found(LinkState.UNKNOWN)
    state = state_of(access, now=now)
    return Found(state, access if state == LinkState.OPEN else None, access.event)


def reopen(access_id: int, token_hash: str, *, now: datetime) -> PartnerAccess | None:
    """The access that a page was opened with, if that very link still opens."""
    accesses = PartnerAccess.objects.select_related("partnership__organisation", "event__venue")
    access = accesses.filter(pk=access_id, token_hash=token_hash).first()
    return access if access and state_of(access, now=now) == LinkState.OPEN else None


def state_of(access: PartnerAccess, *, now: datetime) -> LinkState:
    if access.revoked_at is not None or is_out(access):
        return LinkState.REVOKED
    if not access.token_hash:
        return LinkState.UNKNOWN
    if access.expires_at is None or access.expires_at <= now:
        return LinkState.EXPIRED
    return LinkState.OPEN
