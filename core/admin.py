"""What every page of the administration does, whatever the model."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from core.errors import field_of, message_of
from core.history import change_message


def as_saved(row: Any, field: str) -> Any:
    """The field as the database knows it; None for a row not saved yet.

    A refused form leaves in the row what was typed: nothing may be decided from that.
    """
    if row is None or row.pk is None:
        return None
    known = row.__dict__.setdefault("_as_saved", {})
    if field not in known:
        rows = row._meta.model._default_manager.filter(pk=row.pk)
        known[field] = rows.values_list(field, flat=True).first()
    return known[field]


class ChangesAreTold:
    """For an admin or an inline whose form is `core.stale_forms.TellsChanges`.

    What was read travels in `seen`, hidden; a page that is only read does not show it.
    """

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            return fieldsets
        return [(name, _without_seen(options)) for name, options in fieldsets]


def _without_seen(options: dict[str, Any]) -> dict[str, Any]:
    return {**options, "fields": [field for field in options["fields"] if field != "seen"]}


class RefusalsAreMessages:
    """For a ModelAdmin: what the database refuses is said on the page, and nothing typed is lost.

    Needs forms that are `EventScopedModelForm`.
    """

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)  # type: ignore[misc]
        refusal, field = getattr(request, "database_refusal", ("", ""))
        return type(form.__name__, (form,), {"refusal": refusal, "refused_field": field})

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """On refusal the same data go through once more, now with an error on the form."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        except IntegrityError as error:
            refusal = message_of(error), field_of(error)
            request.database_refusal = refusal  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool
    ) -> Any:
        return change_message(form, formsets, add)

    def save_related(self, *args: Any, **kwargs: Any) -> None:
        """Deferred constraints speak here, before anybody is told that it was saved."""
        super().save_related(*args, **kwargs)  # type: ignore[misc]
        connection.check_constraints()

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().delete_view(request, object_id, extra_context)  # type: ignore[misc]
        except IntegrityError as error:
            messages.error(request, message_of(error))
        opts = self.opts  # type: ignore[attr-defined]
        change = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[object_id])
        return HttpResponseRedirect(change)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().changelist_view(request, extra_context)  # type: ignore[misc]
        except IntegrityError as error:
            messages.error(request, message_of(error))
        return HttpResponseRedirect(request.get_full_path())
