"""An amount of a form: in euros, never negative, with words that say what to write."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.amounts import TypedNumberField

MOST = Decimal("9999999999.99")  # as much as a column of the database holds
LARGEST = _("This amount is too large: ten digits before the comma at most.")


def euro_field(label: Any, **kwargs: Any) -> TypedNumberField:
    return TypedNumberField(
        label=label,
        min_value=0,
        max_value=MOST,
        decimal_places=2,
        error_messages={
            "min_value": _("An amount cannot be negative."),
            "max_value": LARGEST,
            "max_decimal_places": _("Two digits after the comma at most: 1234,56."),
        },
        **{"required": False, **kwargs},
    )
