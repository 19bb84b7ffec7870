"""Rows of one event, edited inside the form of another row of the same event."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db.models import QuerySet, TextField
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from core.forms import EventScopedModelForm
from events.administration.fields import FixedValue, SharedChoiceField
from events.administration.scope import scope_of
from events.administration.scoped import ScopedChoices


class RowForm(EventScopedModelForm):
    """`fixed` fields turn into text once the row is saved."""

    fixed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.fixed:
                self._fix(name)

    def _fix(self, name: str) -> None:
        field = self.fields.get(name)
        if field is not None:
            field.disabled = True
            field.widget = FixedValue(field.label_of(getattr(self.instance, name)))


class NamedFormSet(BaseInlineFormSet):
    """Each field of a table says its name to those who do not see the head of its column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.codes_given: set[str] = set()
        super().__init__(*args, **kwargs)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.codes_given = self.codes_given
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            if field.label and not widget.is_hidden:
                widget.attrs.setdefault("aria-label", field.label)

    def get_unique_error_message(self, unique_check: tuple[str, ...]) -> str:
        """That of the constraint: Django's names the fields in English."""
        for constraint in self.model._meta.total_unique_constraints:
            if set(constraint.fields) == set(unique_check):
                return str(constraint.get_violation_error_message())
        message: str = super().get_unique_error_message(unique_check)
        return message


class ScopedInline(ScopedChoices):
    """Rights: those of the form around it. `fixed`, `select_related`: queries stay constant.

    A code is made by the form; only where editions are compared by it does it have a column.
    """

    form = RowForm
    formset = NamedFormSet
    exclude = ["event"]
    extra = 1
    choice_field = SharedChoiceField
    fixed: tuple[str, ...] = ()
    select_related: tuple[str, ...] = ()
    shows_code = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).is_open

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).is_open

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).is_open

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).is_open

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = super().get_fields(request, obj)  # type: ignore[misc]
        return [name for name in fields if self.shows_code or name != "code"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        return rows.select_related(*self.select_related) if self.select_related else rows

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """No icons beside the lists of a table: their pages are in the menu."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        values = {"scoped_event": scope_of(request).event, "fixed": self.fixed}
        formset.form = type(formset.form.__name__, (formset.form,), values)
        return formset


class Rows(ScopedInline, admin.TabularInline):
    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}


class Sheets(ScopedInline, admin.StackedInline):
    pass
