"""Questions about many partners, professionals, sessions and meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from events.models import Event

if TYPE_CHECKING:
    from accounts.models import User


# Organisations that are in: not merely invited, not withdrawn.
ACTIVE = Q(status__in=["agreed", "took_part"])


class PartnershipQuerySet(models.QuerySet[Any]):
    def active(self) -> Self:
        return self.filter(ACTIVE)

    def partners(self) -> Self:
        return self.active().filter(is_partner=True)

    def carriers(self) -> Self:
        return self.active().filter(is_carrier=True)

    def funders(self) -> Self:
        return self.active().filter(is_funder=True)

    def without_reply(self) -> Self:
        return self.filter(status="invited")

    def without_charter(self) -> Self:
        return self.partners().filter(charter_accepted_on__isnull=True)


class ProfessionalQuerySet(models.QuerySet[Any]):
    def reachable_by(self, user: User) -> Self:
        """People of the user's own events; and those not mobilised anywhere yet, if their
        organisation takes part in one of these events."""
        if user.is_superuser:
            return self
        events = Event.objects.coordinated_by(user).values("pk")
        unassigned = Q(mobilisations__isnull=True) & Q(organisation__partnerships__event__in=events)
        return self.filter(Q(mobilisations__event__in=events) | unassigned).distinct()


class MobilisationQuerySet(models.QuerySet[Any]):
    def not_prepared(self) -> Self:
        """Mobilised people who have attended no preparation session of the event yet."""
        attendance = self.model._meta.get_field("session_attendances").related_model
        attended = attendance.objects.filter(mobilisation=OuterRef("pk"), status="attended")
        return self.exclude(Exists(attended))

    def advisers_without_hub(self) -> Self:
        return self.filter(role="adviser", hub__isnull=True)


class PreparationSessionQuerySet(models.QuerySet[Any]):
    def held(self, kind: str | None = None) -> Self:
        held = self.filter(status="held")
        return held.filter(kind=kind) if kind else held

    def to_confirm(self, today: date) -> Self:
        """Still planned, though their day is over."""
        return self.filter(status="planned", date__lt=today)


class CommitteeMeetingQuerySet(models.QuerySet[Any]):
    def held(self) -> Self:
        return self.filter(status="held")

    def to_confirm(self, today: date) -> Self:
        """Still planned, though their day is over."""
        return self.filter(status="planned", date__lt=today)

    def without_minutes(self) -> Self:
        """Meetings that took place and whose minutes were never sent."""
        return self.held().filter(minutes_status__in=["none", "draft"])

    def with_decision_count(self) -> Self:
        return self.annotate(decision_count=Count("decisions"))


class DecisionQuerySet(models.QuerySet[Any]):
    def late(self, today: date) -> Self:
        return self.filter(status="open", due_on__lt=today)
