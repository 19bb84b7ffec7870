"""List filters that show only the event being worked on."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.scope import scope_of


class ScopedRelatedFilter(admin.RelatedFieldListFilter):
    """A filter on a foreign key: its items are those of the current event."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        target = model_admin.admin_site._registry[field.related_model]
        rows = target.choices_for(request, scope_of(request).current)
        return [(row.pk, target.choice_label(row)) for row in rows]


class OneQuestionFilter(admin.SimpleListFilter):
    """Shows the rows of one question (`value`), or all of them."""

    value_name = "yes"
    value_label: Any = _("Yes")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(self.value_name, self.value_label)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return self.matching(queryset) if self.value() == self.value_name else queryset

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        raise NotImplementedError
