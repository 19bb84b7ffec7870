"""Whose events an administration request is about, and which one is being worked on."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from events.models import Event

SESSION_KEY = "admin_event"
FORM_KEY = "_event"


class Scope:
    """The events that the user coordinates (all of them for an instance administrator)."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.edited: Event | None = None

    @cached_property
    def everything(self) -> bool:
        return bool(self.request.user.is_active and self.request.user.is_superuser)

    @cached_property
    def events(self) -> list[Event]:
        if not (self.request.user.is_authenticated and self.request.user.is_active):
            return []
        return list(Event.objects.coordinated_by(self.request.user).select_related("venue"))

    @property
    def is_open(self) -> bool:
        return self.everything or bool(self.events)

    @cached_property
    def current(self) -> Event | None:
        """The event named by the form being sent, else the one chosen, else the latest.

        The form names its event so that a switch in another window cannot move what is typed; when
        that event is no longer the reader's, what was typed goes nowhere rather than elsewhere.
        """
        if named := self.request.POST.get(FORM_KEY):
            return self.named(named)
        chosen = self.named(str(self.request.session.get(SESSION_KEY, "")))
        return chosen or (self.events[0] if self.events else None)

    @property
    def event(self) -> Event | None:
        """The event that limits the choices: that of the object being edited, else the current."""
        return self.edited or self.current

    def named(self, key: str) -> Event | None:
        return next((event for event in self.events if str(event.pk) == key), None)

    def covers(self, event_id: int | None) -> bool:
        return self.everything or any(event.pk == event_id for event in self.events)

    def limit(self, rows: QuerySet[Any], path: str) -> QuerySet[Any]:
        """The rows whose event, found along `path`, is in the scope."""
        if self.everything:
            return rows
        return rows.filter(**{f"{path}__in": [event.pk for event in self.events]})


def scope_of(request: HttpRequest) -> Scope:
    """One scope for a request: its events are read once."""
    scope: Scope | None = getattr(request, "admin_scope", None)
    if scope is None or scope.request.user != request.user:
        scope = Scope(request)
        request.admin_scope = scope  # type: ignore[attr-defined]
    return scope
