"""Questions about many filled questionnaires."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Count

CLOSING_SOON = timedelta(days=3)


class SurveyQuerySet(models.QuerySet[Any]):
    def without_question(self) -> Self:
        return self.exclude(versions__questions__isnull=False)

    def without_dates(self) -> Self:
        """Questionnaires that nothing will ever open."""
        return self.filter(opens_at__isnull=True)

    def closing_between(self, first: date, last: date) -> Self:
        return self.filter(closes_at__date__gte=first, closes_at__date__lte=last)

    def with_response_count(self) -> Self:
        return self.annotate(response_count=Count("versions__responses"))


class ResponseQuerySet(models.QuerySet[Any]):
    def of(self, survey_code: str) -> Self:
        return self.filter(version__survey__code=survey_code)


class AnswerQuerySet(models.QuerySet[Any]):
    def to(self, survey_code: str, question_code: str) -> Self:
        """Answers to one question, whatever the version of the questionnaire."""
        return self.filter(question__code=question_code, version__survey__code=survey_code)

    def by_choice(self) -> Any:
        """Rows {"choice__code", "replies"}."""
        return (
            self.filter(choice__isnull=False)
            .values("choice__code")
            .order_by("choice__code")
            .annotate(replies=Count("pk"))
        )
