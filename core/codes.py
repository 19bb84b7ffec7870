"""Codes that nobody has to think of: made from the name of the row, unique where codes must be."""

from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from core.fields import CodeField

NAMES = ("name", "title", "label", "slug")
LONGEST = 40


class AutomaticCodeForm(forms.ModelForm):
    """A code left empty, or not shown at all, is made from the name; a saved one is kept.

    `codes_given` is shared by the rows of one table: two new rows never get the same code.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes_given: set[str] = set()
        if "code" in self.fields and self._code_field() is not None:
            self.fields["code"].required = False
            self.fields["code"].help_text = _(
                "Leave empty: it is made from the name. Editions are compared by it."
            )

    def _code_field(self) -> CodeField | None:
        try:
            field = self._meta.model._meta.get_field("code")
        except FieldDoesNotExist:
            return None
        return field if isinstance(field, CodeField) else None

    def _post_clean(self) -> None:
        field = self._code_field()
        if field is not None and "code" not in self.errors and not self.cleaned_data.get("code"):
            self._give_code(field)
        super()._post_clean()  # type: ignore[misc]

    def _give_code(self, field: CodeField) -> None:
        code = self.instance.code
        if not code:
            known = set(self._rivals().values_list("code", flat=True)) | self.codes_given
            code = free_code(self._code_source(), known, field.max_length or LONGEST)
            self.codes_given.add(code)
        self.instance.code = code
        if "code" in self.fields:
            self.cleaned_data["code"] = code

    def _code_source(self) -> str:
        names = (self.cleaned_data.get(name) for name in NAMES)
        return next((name for name in names if name), "") or self._meta.model._meta.verbose_name

    def _rivals(self) -> models.QuerySet[Any]:
        """The rows among which the code must be the only one of its kind."""
        model = self._meta.model
        shared = {name: self._key_of(name) for name in code_scope(model)}
        return model._default_manager.filter(**shared).exclude(pk=self.instance.pk)

    def _key_of(self, name: str) -> Any:
        value = self.cleaned_data.get(name)
        if value is None:
            return getattr(self.instance, self._meta.model._meta.get_field(name).attname)
        return getattr(value, "pk", value)


def code_scope(model: type[models.Model]) -> list[str]:
    """The fields that go with `code` in the constraint that makes it unique."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and "code" in constraint.fields:
            return [name for name in constraint.fields if name != "code"]
    return []


def free_code(name: str, taken: set[str], length: int) -> str:
    """The name as a code; `-2`, `-3`… follow when it is taken."""
    base = slugify(name)[:length].strip("-_") or "code"
    code, number = base, 2
    while code in taken:
        ending = f"-{number}"
        code, number = base[: length - len(ending)] + ending, number + 1
    return code
