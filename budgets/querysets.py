"""Sums over many budget lines and contributions. `None` means that nothing was entered."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Abs, Coalesce

from accounts.roles import Role
from budgets.nomenclature import LINES, Side

if TYPE_CHECKING:
    from accounts.models import User

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
        """Lines that differ from their plan by as much as the event explains, without comment.

        What nobody planned is a gap of its whole amount, as soon as the budget has a plan.
        """
        planned = Coalesce(F("planned"), Decimal(0))
        gap = Abs(F("actual") - planned) * 100
        least = planned * F("event__explain_gap_from")
        of_budget = self.model._default_manager.filter(budget=OuterRef("budget"))
        has_plan = Exists(of_budget.filter(planned__isnull=False)) | ~Q(budget__status="draft")
        known = self.filter(has_plan, comment="", actual__isnull=False)
        return known.alias(gap=gap).filter(gap__gt=0, gap__gte=least)


class GrantQuerySet(models.QuerySet[Any]):
    def without_agreement(self) -> Self:
        """Grants above the legal threshold whose agreement is not signed."""
        return self.filter(awarded__gt=AGREEMENT_ABOVE, agreement_signed_on__isnull=True)

    def without_account(self) -> Self:
        """Grants that were awarded, and whose funder has not received the account."""
        return self.filter(awarded__gt=0, account_sent_on__isnull=True)

    def with_paid(self) -> Self:
        """`paid`: the sum of its payments, `paid_on`: the last known day. None: nothing came in."""
        payments = self.model._meta.get_field("payments").related_model.objects
        own = payments.filter(grant=OuterRef("pk")).order_by().values("grant")
        total, last = own.annotate(total=Sum("amount")), own.annotate(last=Max("paid_on"))
        return self.annotate(
            paid=Subquery(total.values("total")), paid_on=Subquery(last.values("last"))
        )

    def in_words(self) -> Self:
        """With the name of the funder and what was paid, in an order that does not change."""
        rows = self.with_paid().select_related("funder__organisation")
        return rows.prefetch_related("payments").order_by("code")

    def read_by(self, user: User) -> Self:
        """Those of the funders that this account reads for; all of them for an administrator."""
        if user.is_superuser:
            return self
        return self.filter(
            funder__representatives__membership__user=user,
            funder__representatives__membership__role=Role.FUNDER,
        ).distinct()


class InKindQuerySet(models.QuerySet[Any]):
    def used(self) -> Self:
        """Class 86."""
        return self.exclude(use="")

    def given(self) -> Self:
        """Class 87."""
        return self.exclude(source="")

    def without_value(self) -> Self:
        """Nobody has said what was really given."""
        return self.filter(value__isnull=True)

    def total_planned(self) -> Decimal | None:
        return self.aggregate(total=Sum("planned"))["total"]

    def total_actual(self) -> Decimal | None:
        return self.aggregate(total=Sum("value"))["total"]


class EvidenceQuerySet(models.QuerySet[Any]):
    def listed(self) -> Self:
        """With what each file proves, without its bytes."""
        return self.defer("content").select_related(
            "line", "contribution", "grant__funder__organisation"
        )
