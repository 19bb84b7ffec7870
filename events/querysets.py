"""Questions about many rows: whose events, and what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from accounts.roles import Role

if TYPE_CHECKING:
    from accounts.models import User


class EventQuerySet(models.QuerySet[Any]):
    def with_role(self, user: User, *roles: Role) -> Self:
        """Events on which the user holds one of the roles (any role when none is given).

        An instance administrator holds all of them everywhere.
        """
        if user.is_superuser:
            return self
        held = models.Q(memberships__user=user)
        if roles:
            held &= models.Q(memberships__role__in=roles)
        return self.filter(held).distinct()

    def coordinated_by(self, user: User) -> Self:
        return self.with_role(user, Role.COORDINATOR)

    def public(self) -> Self:
        """Events whose public page is open."""
        return self.filter(is_public=True)


class IndicatorQuerySet(models.QuerySet[Any]):
    def without_result(self) -> Self:
        """Objectives that no figure measures and whose result was not typed."""
        return self.filter(figure="", achieved__isnull=True)
