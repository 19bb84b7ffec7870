"""Administration of directories that all events share: everybody may read and add."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from events.administration.scope import scope_of
from events.administration.scoped import RoleAdmin
from events.models import Event


class SharedAdmin(RoleAdmin):
    """An entry is changed or deleted only by those whose events alone use it."""

    def events_using(self, obj: Any) -> QuerySet[Event]:
        raise NotImplementedError

    def used_elsewhere(self, request: HttpRequest, obj: Any) -> bool:
        scope = scope_of(request)
        if scope.everything:
            return False
        mine = [event.pk for event in scope.events]
        return self.events_using(obj).exclude(pk__in=mine).exists()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not self.used_elsewhere(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)
