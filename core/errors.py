"""What the database refused, in words for a person."""

import json
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import IntegrityError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.triggers import Refuse, refusals_of


def constraint_of(error: Exception) -> str:
    """The name of the violated constraint or trigger; nothing if the database named none."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def message_of(error: IntegrityError) -> str:
    """The message of the violated constraint or trigger; a general sentence if it has none."""
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = _rule_of(error)
    if isinstance(rule, Refuse):
        return _(rule.message).format(**_figures(diagnosis, rule))
    if rule is not None:
        return str(rule.get_violation_error_message())
    return _("The database refused this entry because it contradicts another one.")


def field_of(error: IntegrityError) -> str:
    """The field that the violated rule is about; nothing if it is about several."""
    rule = _rule_of(error)
    return getattr(rule, "field", "") or getattr(rule, "beside", "")


def _rule_of(error: IntegrityError) -> Any:
    name = constraint_of(error)
    for model in apps.get_models():
        for rule in (*model._meta.constraints, *refusals_of(model)):
            if rule.name == name:
                return rule
    return None


def _figures(diagnosis: Any, trigger: Any) -> dict[str, str]:
    """The numbers that the trigger put in its detail, as the reader writes them."""
    if not getattr(trigger, "figures", None):
        return {}
    numbers = json.loads(diagnosis.message_detail, parse_float=Decimal)
    return {name: _number_text(Decimal(number)) for name, number in numbers.items()}


def _number_text(number: Decimal) -> str:
    """Without decimals when it is whole: 10 000, and 10 000,50."""
    places = 0 if number == int(number) else 2
    return str(number_format(number, places, use_l10n=True, force_grouping=True))
