"""Which accounts read for which funder, and how far the budget is opened to them."""

from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from budgets.models import Budget, FunderRepresentative
from budgets.models.budget import Opening
from budgets.services.lines import budget_of
from events.models import Event, EventMembership
from partners.models import Partnership


@transaction.atomic
def give_funder_access(*, user: User, funder: Partnership) -> FunderRepresentative:
    """The account gets the role “funder” on the event if it lacks it. Twice is as once."""
    event = funder.event
    membership, _made = EventMembership.objects.get_or_create(
        event=event, user=user, role=Role.FUNDER
    )
    found, _made = FunderRepresentative.objects.get_or_create(
        event=event, membership=membership, funder=funder
    )
    return found


@transaction.atomic
def take_funder_access_back(*, representative: FunderRepresentative) -> None:
    membership = representative.membership
    representative.delete()
    drop_idle_funder_role(membership=membership)


def drop_idle_funder_role(*, membership: EventMembership) -> None:
    """The role goes once the account reads for nobody: it then opens nothing any more."""
    if not membership.represented_funders.exists():
        membership.delete()


@transaction.atomic
def open_budget_to_funders(*, event: Event, level: Opening) -> Budget:
    budget = budget_of(event)
    budget.shown_to_funders = level
    budget.save(update_fields=["shown_to_funders"])
    return budget
