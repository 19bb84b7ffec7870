"""People who want no more messages of the kinds one may refuse.

The link needs no account and holds no address: the event and the fingerprint, signed.
"""

from hashlib import sha256

from django.core.signing import BadSignature, Signer

from events.models import Event, MailOptOut

SIGNER = Signer(salt="events.mail.opting_out")


class BadLink(Exception):
    """The link was not made here, or not whole."""


def address_hash(event_id: int, address: str) -> str:
    """Without a secret, so that a new secret key subscribes nobody again."""
    return sha256(f"{event_id}:{address.strip().lower()}".encode()).hexdigest()


def has_opted_out(event: Event, address: str) -> bool:
    wanted = address_hash(event.pk, address)
    return MailOptOut.objects.filter(event=event, address_hash=wanted).exists()


def addresses_that_opted_out(event: Event) -> set[str]:
    """Their fingerprints, for whoever chooses among many."""
    return set(MailOptOut.objects.filter(event=event).values_list("address_hash", flat=True))


def token_of(event_id: int, address: str) -> str:
    return SIGNER.sign(f"{event_id}.{address_hash(event_id, address)}").replace(":", "~")


def read_token(token: str) -> tuple[Event, str]:
    """The event and the fingerprint; BadLink for any other token."""
    try:
        event_id, fingerprint = SIGNER.unsign(token.replace("~", ":")).split(".")
        return Event.objects.select_related("venue").get(pk=int(event_id)), fingerprint
    except (BadSignature, ValueError, Event.DoesNotExist):
        raise BadLink from None


def is_opted_out(event: Event, fingerprint: str) -> bool:
    return MailOptOut.objects.filter(event=event, address_hash=fingerprint).exists()


def opt_out(event: Event, fingerprint: str) -> None:
    MailOptOut.objects.get_or_create(event=event, address_hash=fingerprint)


def opt_in_again(event: Event, fingerprint: str) -> None:
    MailOptOut.objects.filter(event=event, address_hash=fingerprint).delete()
