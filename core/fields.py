"""Fields that mean the same thing everywhere."""

from typing import Any

from django.db import models

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
