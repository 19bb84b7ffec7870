"""The accounts of the demonstration. Everybody knows their password: never in production."""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from budgets.services import give_funder_access
from events.models import Event, EventMembership

PASSWORD = "Demonstration-2019"  # noqa: S105
BAGNOLET, PANTIN, TRIAL = "bagnolet-2019", "pantin-exemple", "essai"


@dataclass(frozen=True)
class DemoAccount:
    """`role` on each of the events; an instance administrator has neither. `reads_for`: the code of
    the organisation whose grants a funder reads."""

    email: str
    full_name: str
    role: Role | None = None
    slugs: tuple[str, ...] = ()
    reads_for: str = ""


ACCOUNTS = (
    DemoAccount(
        "coordination@example.org",
        "Coordination de Bagnolet",
        Role.COORDINATOR,
        (BAGNOLET, TRIAL),
    ),
    DemoAccount("accueil@example.org", "Accueil de Bagnolet", Role.RECEPTION, (BAGNOLET, TRIAL)),
    DemoAccount("partenaire@example.org", "Partenaire de Bagnolet", Role.CONTRIBUTOR, (BAGNOLET,)),
    DemoAccount(
        "financeur@example.org",
        "Financeur de Bagnolet",
        Role.FUNDER,
        (BAGNOLET,),
        reads_for="est-ensemble",
    ),
    DemoAccount("pantin@example.org", "Coordination de Pantin", Role.COORDINATOR, (PANTIN,)),
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
        for event in Event.objects.filter(slug__in=account.slugs):
            EventMembership.objects.get_or_create(event=event, user=user, role=account.role)
            for funder in event.partnerships.filter(organisation__code=account.reads_for):
                give_funder_access(user=user, funder=funder)
