from typing import Any

from accounts.models import User
from tests.factories.sequence import next_number

PASSWORD = "un mot de passe assez long"


def make_user(**overrides: Any) -> User:
    """An account without any role. Its password is PASSWORD."""
    number = next_number()
    values = {"email": f"compte{number}@example.org", "full_name": f"Compte {number}", **overrides}
    return User.objects.create_user(**{"password": PASSWORD, **values})


def make_administrator(**overrides: Any) -> User:
    return make_user(**{"is_superuser": True, **overrides})
