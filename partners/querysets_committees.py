"""Questions about the members of the committee."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


class CommitteeMemberQuerySet(models.QuerySet[Any]):
    def sitting(self, day: date) -> Self:
        """Those who have not left by that day."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=day))

    def with_people(self) -> Self:
        return self.select_related("partnership__organisation", "professional")
