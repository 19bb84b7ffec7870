from django.http import HttpRequest

from events.administration.scope import scope_of


class SingleForEvent:
    """For a ScopedAdmin: an event has one at most, so a second one is never offered."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        if not super().has_add_permission(request):  # type: ignore[misc]
            return False
        rows = self.model._default_manager.filter(event=scope_of(request).current)  # type: ignore[attr-defined]
        return not rows.exists()
