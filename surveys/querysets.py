"""Questions about many filled questionnaires."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Count


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
