"""Questions about many check-ins. Cancelled ones never count."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Sum
from django.db.models.functions import Coalesce


class CheckInQuerySet(models.QuerySet[Any]):
    def counted(self) -> Self:
        """Without those that a later record cancelled."""
        cancellation = self.model._meta.get_field("cancellation").related_model
        return self.exclude(Exists(cancellation.objects.filter(check_in=OuterRef("pk"))))

    def arrivals(self) -> Self:
        return self.counted().filter(kind="arrival")

    def interviews(self) -> Self:
        return self.counted().filter(kind="interview")

    def workshop_participations(self) -> Self:
        return self.counted().filter(kind="workshop")

    def headcount(self) -> int:
        """How many people, groups counted in full."""
        total: int = self.aggregate(total=Coalesce(Sum("headcount"), 0))["total"]
        return total

    def by(self, *fields: str) -> Any:
        """People by slot, hub, age band…: rows {field: value, …, "people": number}."""
        return self.values(*fields).order_by(*fields).annotate(people=Sum("headcount"))
