import pytest

from tests.factories import make_user
from tests.refusals import assert_constraint_holds, changed


def same_address_in_capitals():
    taken = make_user(email="prenom.nom@example.org")
    return changed(make_user(), email=taken.email.upper())


CONSTRAINTS = {"accounts_user_email_unique": same_address_in_capitals}
TRIGGERS = {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name):
    assert_constraint_holds(name, CONSTRAINTS[name]())
