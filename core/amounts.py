"""How decimal numbers are typed: the French way (« 1 234,56 ») or the plain way (« 1234.56 »)."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Plain, no-break, narrow no-break, thin: all four are seen between thousands.
SPACES = " \u00a0\u202f\u2009"
# Python would also read "1e3" and "1_000", which nobody means.
PLAIN = re.compile(r"[+-]?[0-9.]*")
WITHOUT_DECORATION = str.maketrans("", "", SPACES + "€")


class TypedNumberField(forms.DecimalField):
    """A text box rather than a number box: browsers drop from the latter what they do not expect,
    and « 1 234,56 » comes out multiplied by one hundred."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write a number, for example 1234,56."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.is_localized = True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal"}

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = plain_number(value)
            if not PLAIN.fullmatch(value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def plain_number(typed: str) -> str:
    """Without spaces, with a point. Two kinds of separators are ambiguous: left to be refused."""
    return typed.translate(WITHOUT_DECORATION).replace(",", ".")
