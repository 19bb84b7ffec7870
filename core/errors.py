"""What the database refused, in words for a person."""

from django.apps import apps
from django.db import IntegrityError
from django.utils.translation import gettext as _


def message_of(error: IntegrityError) -> str:
    """The message of the violated constraint or trigger; a general sentence if it has none."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
        for trigger in getattr(model._meta, "triggers", ()):
            if trigger.name == name:
                return _(trigger.message)
    return _("The database refused this entry because it contradicts another one.")
