"""Somebody joins those who work on an event, or leaves them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from events.models import Event, EventMembership

UNKNOWN_PASSWORD = 50  # characters that nobody reads: the person chooses their own


class Refused(Exception):
    """Nothing was changed; the message says why."""


@dataclass(frozen=True)
class Joined:
    membership: EventMembership
    is_new_account: bool


@transaction.atomic
def join(*, event: Event, email: str, full_name: str, role: Role) -> Joined:
    """The account of this address gets the role; there is one afterwards if there was none.

    What an account says of itself (its name) is never changed by somebody else's invitation.
    """
    account = User.objects.filter(email__iexact=email).first()
    if account is not None and not account.is_active:
        raise Refused(_("This account is closed: an administrator of the platform can reopen it."))
    is_new = account is None
    if account is None:
        password = get_random_string(UNKNOWN_PASSWORD)
        account = User.objects.create_user(email, password, full_name=full_name)
    membership, is_created = event.memberships.get_or_create(user=account, role=role)
    if not is_created:
        raise Refused(_("This person already holds this role."))
    return Joined(membership, is_new)


@transaction.atomic
def leave(*, membership: EventMembership) -> None:
    """The account stays. An event that has a coordinator never loses the last one."""
    Event.objects.select_for_update(no_key=True).get(pk=membership.event_id)
    others = EventMembership.objects.filter(event=membership.event_id).exclude(pk=membership.pk)
    is_coordinator = membership.role == Role.COORDINATOR
    if is_coordinator and not others.filter(role=Role.COORDINATOR).exists():
        raise Refused(_("An event keeps at least one coordinator."))
    membership.delete()
