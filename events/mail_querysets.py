"""Questions about many messages."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q, Sum


class OutgoingMessageQuerySet(models.QuerySet[Any]):
    def to_review(self) -> Self:
        return self.filter(state="draft")

    def failed(self) -> Self:
        return self.filter(state="failed")

    def waiting(self) -> Self:
        """Approved, and not gone yet."""
        return self.filter(state="approved")

    def due(self, now: datetime) -> Self:
        return self.waiting().filter(next_attempt_at__lte=now)

    def on_hold(self) -> Self:
        """Waiting longer than foreseen, because of something that the page can tell."""
        return self.waiting().exclude(last_error="")

    def with_words(self, words: str) -> Self:
        if not words:
            return self
        return self.filter(
            Q(to_email__icontains=words) | Q(to_name__icontains=words) | Q(subject__icontains=words)
        )

    def numbers_by_state(self) -> dict[str, int]:
        rows = self.order_by().values_list("state").annotate(Count("pk"))
        return dict(rows)

    def numbers_by_purpose(self) -> list[tuple[str, int]]:
        rows = self.order_by("purpose").values_list("purpose").annotate(Count("pk"))
        return list(rows)

    def repeats(self) -> int:
        """How many messages may have arrived twice, counted by repeat."""
        number: int = self.aggregate(all=Sum("possible_repeats"))["all"] or 0
        return number
