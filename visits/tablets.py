"""Which tablet speaks for which desk. Secrets leave here once; the database keeps their hashes."""

from datetime import datetime, timedelta
from secrets import choice, token_urlsafe

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.models import User
from visits.models import Desk, PairingCode, Tablet
from visits.sync.speaker import hash_of

CODE_LENGTH = 8
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
CODE_LASTS = timedelta(minutes=60)
TOKEN_BYTES = 32


class UnknownCode(Exception):
    """Never given, spent, replaced by a later one or too old."""


class InactiveDesk(Exception):
    """A desk that is out of service gets no tablet."""


@transaction.atomic
def create_pairing_code(*, desk: Desk, by: User) -> str:
    """The code in plain letters, to show once; it replaces the former."""
    if not desk.is_active:
        raise InactiveDesk
    code = "".join(choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    PairingCode.objects.update_or_create(
        desk=desk,
        defaults={"code_hash": hash_of(code), "expires_at": timezone.now() + CODE_LASTS},
    )
    return code


def normal_code(code: str) -> str:
    """As it was made: people type K7QM-3RTX, k7qm3rtx or K7QM 3RTX."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def may_be_code(code: str) -> bool:
    letters = normal_code(code)
    return len(letters) == CODE_LENGTH and set(letters) <= set(CODE_LETTERS)


def pair_tablet(*, code: str, series: str, app_version: str) -> tuple[Tablet, str]:
    """Spends the code; the tablet speaks for the desk from now on, any other no longer does.

    A tablet that comes back, also from another desk of the event, keeps its row: what it still has
    to send goes on with the same numbers. The second is its key, which is told nowhere else.
    """
    try:
        return _pair(code=code, series=series, app_version=app_version)
    except IntegrityError:  # the same tablet, paired with two desks at one moment
        return _pair(code=code, series=series, app_version=app_version)


@transaction.atomic
def _pair(*, code: str, series: str, app_version: str) -> tuple[Tablet, str]:
    desk = _spend(code)
    now = timezone.now()
    _revoke(desk, now, spared=series)
    token = token_urlsafe(TOKEN_BYTES)
    tablet, _created = Tablet.objects.update_or_create(
        event=desk.event,
        series=series,
        defaults={
            "desk": desk,
            "token_hash": hash_of(token),
            "paired_at": now,
            "revoked_at": None,
            "app_version": app_version,
        },
    )
    return tablet, token


@transaction.atomic
def revoke_tablet(*, desk: Desk, by: User) -> bool:
    """At its next exchange the tablet is refused; it keeps what it has not sent, and can send it
    once it is paired again. False when no tablet spoke for the desk."""
    PairingCode.objects.filter(desk=desk).delete()
    return _revoke(desk, timezone.now()) > 0


def _spend(code: str) -> Desk:
    """Of two tablets that show one code, the second waits here and then finds nothing."""
    if not may_be_code(code):
        raise UnknownCode
    codes = PairingCode.objects.select_for_update(of=["self"]).select_related("desk__event__venue")
    found = codes.filter(
        code_hash=hash_of(normal_code(code)), expires_at__gt=timezone.now(), desk__is_active=True
    ).first()
    if found is None:
        raise UnknownCode
    found.delete()
    return found.desk


def _revoke(desk: Desk, now: datetime, spared: str = "") -> int:
    speaking = Tablet.objects.active().filter(desk=desk).exclude(series=spared)
    return speaking.update(revoked_at=Greatest(now, F("paired_at")))
