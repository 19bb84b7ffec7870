"""Fields that mean the same thing everywhere."""

from typing import Any

from django.db import models
from psycopg.types.multirange import Multirange
from psycopg.types.range import Range

from core.amounts import TypedNumberField
from core.validators import validate_code, validate_insee_code


class CodeField(models.CharField):
    """A stable code: lower case, no accent, never changed once used."""

    default_validators = [validate_code]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)


class InseeCodeField(models.CharField):
    """The code of a commune: five characters, text because of Corsica and leading zeros."""

    default_validators = [validate_insee_code]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 5
        super().__init__(*args, **kwargs)


class NumberField(models.DecimalField):
    """A decimal number that forms read as people write it."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": TypedNumberField, **kwargs})


class MoneyField(NumberField):
    """Euros with cents."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"] = 12
        kwargs["decimal_places"] = 2
        super().__init__(*args, **kwargs)


class WebsiteField(models.URLField):
    """A web address; typed without a scheme, it is taken for https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class NumberRangesField(models.Field):
    """Whole numbers kept as ranges (`int8multirange`): a million in a row are one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["default"] = Multirange
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        return "int8multirange"

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else Multirange([Range(*bounds(one)) for one in value])

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {k: v for k, v in kwargs.items() if k not in OWN_OPTIONS}


OWN_OPTIONS = ("default", "editable")


def bounds(numbers: Range[int]) -> tuple[int, int]:
    """First number, and the one after the last."""
    if numbers.lower is None or numbers.upper is None:
        raise ValueError("a range of numbers has two ends")
    return numbers.lower, numbers.upper


def how_many(ranges: Multirange[int]) -> int:
    return sum(upper - lower for lower, upper in map(bounds, ranges))
