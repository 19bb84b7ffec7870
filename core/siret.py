from typing import Any

from django import forms


class SiretFormField(forms.CharField):
    """Fourteen digits, kept without the spaces that official papers print between them."""

    def __init__(self, *args: Any, max_length: int | None = None, **kwargs: Any) -> None:
        """The model's length is that of the digits: checked by its validator, spaces aside."""
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        return "".join((super().to_python(value) or "").split())
