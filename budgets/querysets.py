"""Sums over many budget lines and contributions. `None` means that nothing was entered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Sum

from budgets.nomenclature import LINES, Side


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
