from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import QuerySet

from events.administration.scope import scope_of


class EventAutocompleteView(AutocompleteJsonView):
    """Offers what the form would accept: rows of the event being edited, named as on screen."""

    def get_queryset(self) -> QuerySet[Any]:
        scope = scope_of(self.request)
        scope.edited = scope.named(self.request.GET.get("event", ""))
        found = super().get_queryset()
        source = self.admin_site._registry.get(self.source_field.model)
        if hasattr(source, "related_choices"):
            allowed = source.related_choices(self.source_field, self.request)
        else:
            allowed = self.model_admin.choices_for(self.request, scope.event)
        return found.filter(pk__in=allowed.order_by().values("pk"))

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        return {**result, "text": self.model_admin.choice_label(obj)}
