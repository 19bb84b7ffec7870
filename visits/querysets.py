"""Questions about many check-ins. Cancelled ones never count."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Sum
from django.db.models.functions import Coalesce


class ByKind(models.QuerySet[Any]):
    """What the records and their counters answer alike."""

    people = ""  # the column that is added up

    def counted(self) -> Self:
        raise NotImplementedError

    def arrivals(self) -> Self:
        return self.counted().filter(kind="arrival")

    def interviews(self) -> Self:
        return self.counted().filter(kind="interview")

    def workshop_participations(self) -> Self:
        return self.counted().filter(kind="workshop")

    def exits(self) -> Self:
        return self.counted().filter(kind="exit")

    def headcount(self) -> int:
        """How many people, groups counted in full."""
        total: int = self.aggregate(total=Coalesce(Sum(self.people), 0))["total"]
        return total


class CheckInQuerySet(ByKind):
    """The records themselves: lists, cancellations. Figures read the counters."""

    people = "headcount"

    def counted(self) -> Self:
        """Without those that a later record cancelled."""
        cancellation = self.model._meta.get_field("cancellation").related_model
        return self.exclude(Exists(cancellation.objects.filter(check_in=OuterRef("pk"))))

    def by(self, *fields: str) -> Any:
        """People by slot, hub, age band…: rows {field: value, …, "people": number}."""
        return self.values(*fields).order_by(*fields).annotate(people=Sum("headcount"))


class SlotTallyQuerySet(ByKind):
    people = "people"

    def counted(self) -> Self:
        """As they are: PostgreSQL took the cancelled ones away."""
        return self.all()

    def by(self, *fields: str) -> Any:
        """People by kind, slot, hub, activity: rows {field: value, …, "people": number}.

        What was entered and cancelled to the last one has no row, as if it had never been.
        """
        rows = self.values(*fields).order_by(*fields)
        totals = rows.annotate(total=Sum("people")).filter(total__gt=0)
        return totals.values(*fields, people=F("total"))


class ProfileTallyQuerySet(models.QuerySet[Any]):
    def by_code(self, dimension: str) -> dict[str, int]:
        """People who arrived, by this item of their profile; without those who gave none."""
        rows = self.filter(dimension=dimension).values("code").order_by("code")
        totals = rows.annotate(total=Sum("people")).filter(total__gt=0)
        return dict(totals.values_list("code", "total"))

    def by_dimension(self) -> dict[str, dict[str, int]]:
        """The same for every list at once."""
        found: dict[str, dict[str, int]] = {}
        rows = self.values("dimension", "code").order_by("dimension", "code")
        for row in rows.annotate(total=Sum("people")).filter(total__gt=0):
            found.setdefault(row["dimension"], {})[row["code"]] = row["total"]
        return found


class TabletQuerySet(models.QuerySet[Any]):
    def active(self) -> Self:
        return self.filter(revoked_at__isnull=True)
