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

    def with_coordinator(self, user: User) -> Self:
        """`is_coordinated`: whether this user coordinates each of them."""
        mine = self.model._default_manager.coordinated_by(user).filter(pk=models.OuterRef("pk"))
        return self.annotate(is_coordinated=models.Exists(mine))

    def public(self) -> Self:
        """Events whose public page is open."""
        return self.filter(is_public=True)


class IndicatorQuerySet(models.QuerySet[Any]):
    def without_result(self) -> Self:
        """Objectives that no figure measures and whose result was not typed."""
        return self.filter(figure="", achieved__isnull=True)


class ActivityQuerySet(models.QuerySet[Any]):
    def in_order(self) -> Self:
        """As a programme reads: by hour, then by title."""
        return self.select_related("hub", "room").order_by("starts_at", "ends_at", "title", "pk")
