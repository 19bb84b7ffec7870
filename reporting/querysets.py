"""Questions about many rows: closed accounts, downloads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q

if TYPE_CHECKING:
    from budgets.models import Grant

FILES = ("pdf", "form", "xlsx", "ods")


class AccountVersionQuerySet(models.QuerySet[Any]):
    def of_grants(self, grants: Iterable[Grant]) -> Self:
        """The latest first, without the files; `has_form`, `has_tables` say which are there."""
        rows = self.filter(account__grant__in=grants).select_related("account").defer(*FILES)
        there = {
            "has_form": Q(form__isnull=False),
            "has_tables": Q(xlsx__isnull=False, ods__isnull=False),
        }
        return rows.annotate(**there).order_by("-number")


class DownloadQuerySet(models.QuerySet[Any]):
    def listed(self) -> Self:
        """The newest first, with what a line of the log says; never the files."""
        heavy = ("report__pdf", "report__html", *(f"account__{name}" for name in FILES))
        rows = self.select_related(
            "user", "report", "account__account__grant__funder__organisation"
        ).defer(*heavy)
        return rows.order_by("-downloaded_at", "-pk")

    def with_words(self, words: str) -> Self:
        """In whose name, address or funder each of the words is."""
        rows = self
        for word in words.split():
            rows = rows.filter(
                Q(user__full_name__icontains=word)
                | Q(user__email__icontains=word)
                | Q(account__account__grant__funder__organisation__name__icontains=word)
            )
        return rows

    def expired(self, now: datetime) -> Self:
        """Kept for as many months as their event says."""
        months = Func(
            F("event__retention_months"), template="make_interval(months => %(expressions)s)"
        )
        until = ExpressionWrapper(F("downloaded_at") + months, models.DateTimeField())
        return self.alias(until=until).filter(until__lte=now)
