"""Desks in and out of service."""

from django.db import transaction

from accounts.models import User
from visits.models import Desk, PairingCode


@transaction.atomic
def retire_desk(*, desk: Desk, by: User) -> Desk:
    """From its next exchange on, its tablet is refused; it keeps what it has not sent yet."""
    PairingCode.objects.filter(desk=desk).delete()
    return _set_active(desk, False)


def reopen_desk(*, desk: Desk, by: User) -> Desk:
    """The same tablet goes on, if it was not revoked meanwhile."""
    return _set_active(desk, True)


def _set_active(desk: Desk, is_active: bool) -> Desk:
    desk.is_active = is_active
    desk.save(update_fields=["is_active"])
    return desk
