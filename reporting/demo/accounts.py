"""The accounts of the demonstration. Everybody knows their password: never in production."""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from events.models import Event, EventMembership

PASSWORD = "Demonstration-2019"  # noqa: S105
BAGNOLET, PANTIN = "bagnolet-2019", "pantin-exemple"


@dataclass(frozen=True)
class DemoAccount:
    """`role` on the event `slug`; an instance administrator has neither."""

    email: str
    full_name: str
    role: Role | None = None
    slug: str = ""


ACCOUNTS = (
    DemoAccount("coordination@example.org", "Coordination de Bagnolet", Role.COORDINATOR, BAGNOLET),
    DemoAccount("accueil@example.org", "Accueil de Bagnolet", Role.RECEPTION, BAGNOLET),
    DemoAccount("partenaire@example.org", "Partenaire de Bagnolet", Role.CONTRIBUTOR, BAGNOLET),
    DemoAccount("financeur@example.org", "Financeur de Bagnolet", Role.FUNDER, BAGNOLET),
    DemoAccount("pantin@example.org", "Coordination de Pantin", Role.COORDINATOR, PANTIN),
    DemoAccount("administration@example.org", "Administration de l’instance"),
)


@transaction.atomic
def create_demo_accounts() -> None:
    """The accounts and roles that are missing; an account that exists keeps its password."""
    for account in ACCOUNTS:
        user = User.objects.filter(email__iexact=account.email).first()
        if user is None:
            user = User.objects.create_user(
                account.email,
                PASSWORD,
                full_name=account.full_name,
                is_superuser=account.role is None,
            )
        if account.role is not None:
            EventMembership.objects.get_or_create(
                event=Event.objects.get(slug=account.slug), user=user, role=account.role
            )
