"""Sums over many budget lines and contributions. `None` means that nothing was entered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import F, Sum
from django.db.models.functions import Abs

from budgets.nomenclature import LINES, Side

AGREEMENT_ABOVE = 23_000  # euros: law 2000-321, decree 2001-495


class BudgetLineQuerySet(models.QuerySet[Any]):
    def on_side(self, side: Side) -> Self:
        """Lines that add up on one side: "of which" lines are left out."""
        return self.filter(
            slug__in=[line.slug for line in LINES if line.side == side and not line.memo]
        )

    def total_planned(self) -> Decimal | None:
        return self.aggregate(total=Sum("planned"))["total"]

    def total_actual(self) -> Decimal | None:
        return self.aggregate(total=Sum("actual"))["total"]

    def without_actual(self) -> Self:
        return self.filter(actual__isnull=True)

    def with_unexplained_gap(self) -> Self:
        """Lines that differ from their plan by as much as the event explains, without comment."""
        gap = Abs(F("actual") - F("planned")) * 100
        least = F("planned") * F("event__explain_gap_from")
        known = self.filter(comment="", planned__gt=0, actual__isnull=False)
        return known.alias(gap=gap).filter(gap__gt=0, gap__gte=least)


class GrantQuerySet(models.QuerySet[Any]):
    def without_agreement(self) -> Self:
        """Grants above the legal threshold whose agreement is not signed."""
        return self.filter(awarded__gt=AGREEMENT_ABOVE, agreement_signed_on__isnull=True)


class InKindQuerySet(models.QuerySet[Any]):
    def used(self) -> Self:
        """Class 86."""
        return self.exclude(use="")

    def given(self) -> Self:
        """Class 87."""
        return self.exclude(source="")

    def total_planned(self) -> Decimal | None:
        return self.aggregate(total=Sum("planned"))["total"]

    def total_actual(self) -> Decimal | None:
        return self.aggregate(total=Sum("value"))["total"]
