"""Views that belong to one event: found for the reader's roles, or 404 as if it did not exist."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from accounts.models import User
from accounts.roles import Role
from core.access import View, public
from events.models import Event


def roles_on(event: Event, user: User) -> set[str]:
    """An instance administrator holds every role."""
    if user.is_superuser:
        return set(Role.values)
    return set(event.memberships.filter(user=user).values_list("role", flat=True))


def for_roles(*roles: Role) -> Any:
    """The view gets the Event in place of the slug; others get 404, never 403.

    Nothing keeps the page: on a shared computer the next person must not go back to it.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @cache_control(private=True, no_store=True)
        def scoped(request: HttpRequest, event: str, **kwargs: Any) -> HttpResponseBase:
            events = Event.objects.with_role(request.user, *roles).select_related("venue")
            return view(request, get_object_or_404(events, slug=event), **kwargs)

        scoped.access = frozenset(roles)  # type: ignore[attr-defined]
        return scoped

    return decorate


def for_everybody(view: View) -> View:
    """The view gets the Event if its public page is open; otherwise 404."""

    @wraps(view)
    def scoped(request: HttpRequest, event: str, **kwargs: Any) -> HttpResponseBase:
        events = Event.objects.public().select_related("venue")
        return view(request, get_object_or_404(events, slug=event), **kwargs)

    return public(scoped)
