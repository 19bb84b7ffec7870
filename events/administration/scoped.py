"""Administration of what belongs to an event: rights come from the role on that event."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst

from core.admin import RefusalsAreMessages
from core.forms import EventScopedModelForm
from core.named_rows import NamedRows
from events.administration.advanced import CodeInAdvanced
from events.administration.fields import EventAutocomplete, ScopedChoiceField
from events.administration.scope import scope_of
from events.models import Event


def _filtered_by(item: Any) -> str:
    """The field or the parameter of one item of `list_filter`."""
    if isinstance(item, str):
        return item
    return str(item[0] if isinstance(item, tuple) else item.parameter_name)


class CurrentEventList(ChangeList):
    """A list shows the event that is being worked on, under the plain name of what it lists."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.title = capfirst(self.opts.verbose_name_plural)

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        path = self.model_admin.event_path
        if path and not getattr(self, "limited", False):
            self.root_queryset = self.root_queryset.filter(**{path: scope_of(request).current})
            self.limited = True
        return super().get_queryset(request, *args, **kwargs)


class ScopedChoices:
    """For admins and inlines: foreign keys offer only what the reader may link to."""

    choice_field: Any = ScopedChoiceField

    def related_choices(self, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Rows that `db_field` may point to; nothing when their model has no scoped admin."""
        target = self.admin_site._registry.get(db_field.related_model)  # type: ignore[attr-defined]
        if target is None or not hasattr(target, "choices_for"):
            return db_field.related_model._default_manager.none()
        return target.choices_for(request, scope_of(request).event)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A linked row is deleted from its own page, never from a small icon beside a list."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if hasattr(field, "widget") and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        target = self.admin_site._registry.get(db_field.related_model)  # type: ignore[attr-defined]
        kwargs.setdefault("queryset", self.related_choices(db_field, request))
        kwargs.setdefault("form_class", self.choice_field)
        kwargs.setdefault("label_of", getattr(target, "choice_label", str))
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            event = scope_of(request).event
            site = self.admin_site  # type: ignore[attr-defined]
            kwargs.setdefault("widget", EventAutocomplete(db_field, site, event=event))
            kwargs["form_class"] = ScopedChoiceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class RoleAdmin(RefusalsAreMessages, NamedRows, CodeInAdvanced, ScopedChoices, admin.ModelAdmin):
    """Open to coordinators: the roles decide, Django's permissions do not exist here."""

    form = EventScopedModelForm
    exclude = ["event"]
    view_on_site = False
    list_per_page = 50
    event_path = ""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return scope_of(request).is_open

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).is_open

    def has_add_permission(self, request: HttpRequest) -> bool:
        return scope_of(request).is_open

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).is_open

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).is_open

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the page offers as a filter. Django lets the address filter on every column
        of the row: what no screen shows, such as who answered, would be told one by one."""
        offered = {_filtered_by(item) for item in self.get_list_filter(request)}
        offered.add(self.date_hierarchy or "")
        is_offered = lookup in offered or lookup.startswith(
            tuple(f"{name}__" for name in offered if name)
        )
        return is_offered and super().lookup_allowed(lookup, value, request)

    def event_of(self, obj: Any) -> Event | None:
        return None

    def choices_for(self, request: HttpRequest, event: Event | None) -> QuerySet[Any]:
        """Rows that something of `event` may point to."""
        return self.get_queryset(request)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        scope = scope_of(request)
        scope.edited = self.event_of(obj) if obj else None
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"scoped_event": scope.event})

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """What is added for an event says for which one; a directory entry is for all."""
        context["names_event"] = bool(self.event_path)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CurrentEventList


class ScopedAdmin(RoleAdmin):
    """A model that belongs to an event, found along `event_path`."""

    event_path = "event"
    list_select_related: Any = ()

    def event_of(self, obj: Any) -> Event | None:
        for step in self.event_path.split("__"):
            obj = getattr(obj, step)
        return obj

    def _covers(self, request: HttpRequest, obj: Any) -> bool:
        event = self.event_of(obj) if obj else None
        scope = scope_of(request)
        return scope.is_open and (event is None or scope.covers(event.pk))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._covers(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return scope_of(request).current is not None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._covers(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._covers(request, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        links = (self.event_path, *(self.list_select_related or ()))
        rows = super().get_queryset(request).select_related(*links)
        return scope_of(request).limit(rows, self.event_path)

    def choices_for(self, request: HttpRequest, event: Event | None) -> QuerySet[Any]:
        return self.get_queryset(request).filter(**{self.event_path: event})


class ViewOnly:
    """For admins and inlines: written elsewhere, shown here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
