from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


def known_choice(
    field: str, choices: type[models.TextChoices], name: str, *, blank: bool = False
) -> Any:
    """A check constraint: the field holds one of the codes of its list; nothing, if `blank`."""
    codes = [*([""] if blank else []), *sorted(choices.values)]
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": codes}),
        name=name,
        violation_error_message=_("Choose an item from the list."),
    )


def not_negative(fields: list[str], name: str, message: Any) -> Any:
    """A check constraint: each of the fields is empty or at least zero."""
    condition = models.Q()
    for field in fields:
        condition &= models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__gte": 0})
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)
