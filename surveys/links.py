"""Personal links: the address holds a secret of which only the fingerprint is kept.

The secret is drawn with the server's secret key from the invitation and a random number beside it,
so a reminder bears the same link as the first message, and a dump without the key opens nothing.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from surveys.mixing import lock_invitations, mark_answered
from surveys.models import Invitation

BYTES_OF_A_TOKEN = 24


class AlreadyAnswered(Exception):
    """This invitation was answered before."""


def fingerprint(secret: str) -> str:
    """SHA-256 of a long random secret, in hexadecimal."""
    return sha256(secret.encode()).hexdigest()


@transaction.atomic
def create_link(invitation: Invitation) -> str:
    """The token of its only link: a link made before stops working."""
    lock_invitations(invitation.survey_id)
    invitation.link_nonce = secrets.token_hex(16)
    token = _derived_token(invitation)
    invitation.token_hash = fingerprint(token)
    invitation.save(update_fields=["token_hash", "link_nonce"])
    return token


def token_of(invitation: Invitation) -> str | None:
    """That of its link; nothing when it has none, or when the server's secret key has changed."""
    token = _derived_token(invitation)
    is_known = invitation.link_nonce and fingerprint(token) == invitation.token_hash
    return token if is_known else None


def _derived_token(invitation: Invitation) -> str:
    text = f"surveys.link {invitation.pk} {invitation.link_nonce}"
    digest = hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256")
    return urlsafe_b64encode(digest[:BYTES_OF_A_TOKEN]).decode()


def find_invitation(token: str) -> Invitation | None:
    invitations = Invitation.objects.select_related("survey__event")
    found: Invitation | None = invitations.filter(token_hash=fingerprint(token)).first()
    return found


def is_answered(invitation: Invitation) -> bool:
    """Now: somebody may have sent since it was read."""
    return Invitation.objects.filter(pk=invitation.pk, is_answered=True).exists()


def spend(invitation: Invitation) -> None:
    """Inside the transaction that brings the response. Raises AlreadyAnswered."""
    lock_invitations(invitation.survey_id)
    if not Invitation.objects.filter(pk=invitation.pk, is_answered=False).exists():
        raise AlreadyAnswered
    mark_answered(invitation)
