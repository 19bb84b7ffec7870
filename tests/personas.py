"""Who comes to a page: accounts on `event`, a colleague of `other_event`, and nobody.

`coordinator` is an account, `coordinator_client` a browser where it is logged in; likewise for the
others. `anonymous_client` is logged in as nobody.
"""

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from events.models import Event
from tests.factories import make_administrator, make_event, make_event_membership, make_user

NAMES = (
    "anonymous",
    "stranger",
    "colleague",
    "funder",
    "contributor",
    "reception",
    "coordinator",
    "administrator",
)


def holder(event: Event, role: Role) -> User:
    """An account whose one role is this one."""
    user: User = make_event_membership(event=event, role=role).user
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def event(db: None) -> Event:
    return make_event()


@pytest.fixture
def other_event(db: None) -> Event:
    return make_event()


@pytest.fixture
def coordinator(event: Event) -> User:
    return holder(event, Role.COORDINATOR)


@pytest.fixture
def reception(event: Event) -> User:
    return holder(event, Role.RECEPTION)


@pytest.fixture
def contributor(event: Event) -> User:
    return holder(event, Role.CONTRIBUTOR)


@pytest.fixture
def funder(event: Event) -> User:
    return holder(event, Role.FUNDER)


@pytest.fixture
def colleague(other_event: Event) -> User:
    """Coordinates another event, so may not see this one."""
    return holder(other_event, Role.COORDINATOR)


@pytest.fixture
def stranger(db: None) -> User:
    """An account without any role."""
    return make_user()


@pytest.fixture
def administrator(db: None) -> User:
    return make_administrator()


@pytest.fixture
def anonymous_client(db: None) -> Client:
    return Client()


@pytest.fixture
def coordinator_client(coordinator: User) -> Client:
    return client_of(coordinator)


@pytest.fixture
def reception_client(reception: User) -> Client:
    return client_of(reception)


@pytest.fixture
def contributor_client(contributor: User) -> Client:
    return client_of(contributor)


@pytest.fixture
def funder_client(funder: User) -> Client:
    return client_of(funder)


@pytest.fixture
def colleague_client(colleague: User) -> Client:
    return client_of(colleague)


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    return client_of(stranger)


@pytest.fixture
def administrator_client(administrator: User) -> Client:
    return client_of(administrator)


@pytest.fixture
def clients(request: pytest.FixtureRequest) -> dict[str, Client]:
    """Every persona's client by name."""
    return {name: request.getfixturevalue(f"{name}_client") for name in NAMES}
