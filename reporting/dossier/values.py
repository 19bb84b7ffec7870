"""One value of a row, between JSON and Python, as the model field says."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

TEXTUAL = (models.DateField, models.TimeField, models.UUIDField)


def python_value(field: models.Field, value: Any) -> Any:
    """Raises ValidationError when the text is no date, time or number of this field.

    The schema lets null through only where a property left out means something else than nothing.
    """
    if value is None:
        return None
    if isinstance(field, TEXTUAL):
        return field.to_python(value)
    if isinstance(field, models.DecimalField):
        return Decimal(value)
    return value


def default_of(field: models.Field) -> Any:
    """What a property left out means; None for a reference to nothing."""
    if field.has_default() and not field.primary_key:
        value = field.get_default()
        return str(value) if isinstance(value, str) else value
    return None if field.null else ""


def is_required(field: models.Field) -> bool:
    return field.primary_key or not (field.has_default() or field.null or field.blank)


def json_value(value: Any) -> Any:
    """Amounts have at most fourteen digits: a JSON number holds them exactly."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return _moment(timezone.localtime(value))
    if isinstance(value, time):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value


def _moment(value: datetime | time) -> str:
    whole = value.second == 0 and value.microsecond == 0
    return value.isoformat(timespec="minutes" if whole else "auto")
