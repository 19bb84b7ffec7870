"""How each database constraint and trigger is tested.

A test file of an app has two tables. CONSTRAINTS: constraint name → function that makes an object
which is not saved in that state and breaks that one rule. TRIGGERS: trigger name → functions that
prepare the rows and give back the forbidden act, to be called.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext

from core.errors import message_of

Act = Callable[[], object]
NUMBER = r"[0-9\s]+(,[0-9]{2})?"


def changed(saved: Any, **values: Any) -> Any:
    """The object with other values, not saved again."""
    for field, value in values.items():
        setattr(saved, field, value)
    return saved


def copy_of(saved: Any, **values: Any) -> Any:
    """A second object with the same values except those given; not saved."""
    fields = [
        field for field in saved._meta.concrete_fields if not (field.primary_key or field.generated)
    ]
    copied = {field.attname: getattr(saved, field.attname) for field in fields}
    return changed(type(saved)(**copied), **values)


def constraint_named(name: str) -> Any:
    found = [
        constraint
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.name == name
    ]
    return found[0]


def trigger_named(name: str) -> Any:
    found = [
        trigger
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", ())
        if trigger.name == name
    ]
    return found[0]


def assert_database_refuses(name: str, act: Act, message: str) -> None:
    """The rule of that name, and no other, stops the act; the reader sees its message.

    Words in braces of the message stand for any number.
    """
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        _at_once(act)
    assert refusal.value.__cause__.diag.constraint_name == name
    expected = re.sub(r"\\\{\w+\\\}", lambda _braces: NUMBER, re.escape(message))
    assert re.fullmatch(expected, message_of(refusal.value))


def _at_once(act: Act) -> None:
    """Constraints that PostgreSQL keeps for the end of the transaction are checked now."""
    act()
    connection.check_constraints()


def assert_constraint_holds(name: str, broken: models.Model) -> None:
    """Validation says it to whoever fills a form; the database says it to everybody else.

    Validation may add a sentence: what takes a room.
    """
    message = constraint_named(name).get_violation_error_message()
    with pytest.raises(ValidationError):
        broken.full_clean()
    with pytest.raises(ValidationError) as invalid:
        broken.validate_constraints()
    said = [text for texts in invalid.value.message_dict.values() for text in texts]
    assert any(text == message or text.startswith(f"{message} ") for text in said)
    assert set(invalid.value.message_dict) <= {
        NON_FIELD_ERRORS,
        *(field.name for field in broken._meta.fields),
    }
    assert_database_refuses(name, broken.save, message)


def assert_trigger_refuses(name: str, act: Act) -> None:
    assert_database_refuses(name, act, gettext(trigger_named(name).message))


def acts_of(table: dict[str, list[Callable[[], Act]]]) -> list[Any]:
    """Test parameters: one for each act of each trigger."""
    return [
        pytest.param(name, prepare, id=f"{name}-{prepare.__name__}")
        for name, prepares in table.items()
        for prepare in prepares
    ]
