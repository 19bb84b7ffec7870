"""Questions about many questionnaires."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Count
from django.db.models.functions import Coalesce

CLOSING_SOON = timedelta(days=3)


CLOSED_KINDS = ("satisfaction", "single", "multiple")


class QuestionQuerySet(models.QuerySet[Any]):
    def without_choice(self) -> Self:
        """Closed questions that nobody can answer: there is nothing to tick."""
        return self.filter(kind__in=CLOSED_KINDS, choices__isnull=True)


class SurveyQuerySet(models.QuerySet[Any]):
    def without_question(self) -> Self:
        return self.exclude(versions__questions__isnull=False)

    def without_dates(self) -> Self:
        """Questionnaires that nothing will ever open."""
        return self.filter(opens_at__isnull=True)

    def closing_between(self, first: date, last: date) -> Self:
        return self.filter(closes_at__date__gte=first, closes_at__date__lte=last)

    def with_response_count(self) -> Self:
        """Those that were erased count for ever."""
        counted = Count("versions__responses")
        return self.annotate(response_count=Coalesce("kept__responses", counted))
