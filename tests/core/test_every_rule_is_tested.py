"""No constraint or trigger without a row in its app's table, and none without its own message."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.models.constraints import BaseConstraint

from core.constraints import GoesWith, OwnerKey
from core.slots import FollowsSlot, SlotKey
from core.triggers import Refuse
from tests.core.test_factories import OWN_APPS

CONSTRAINTS = {
    constraint.name: constraint
    for label in OWN_APPS
    for model in apps.get_app_config(label).get_models()
    for constraint in model._meta.constraints
    if not isinstance(constraint, OwnerKey | GoesWith | SlotKey | FollowsSlot)
}
TRIGGERS = {
    trigger.name
    for label in OWN_APPS
    for model in apps.get_app_config(label).get_models()
    for trigger in getattr(model._meta, "triggers", ())
    if isinstance(trigger, Refuse)
}


def tabled(table):
    tables = [
        getattr(import_module(f"tests.{label}.test_constraints"), table) for label in OWN_APPS
    ]
    return sorted(name for names in tables for name in names)


def test_every_constraint_has_a_case():
    assert tabled("CONSTRAINTS") == sorted(CONSTRAINTS)


def test_every_trigger_has_a_case():
    assert tabled("TRIGGERS") == sorted(TRIGGERS)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_message_is_our_own(name):
    message = CONSTRAINTS[name].violation_error_message
    assert message != BaseConstraint.default_violation_error_message
