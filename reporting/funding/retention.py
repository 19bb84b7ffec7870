"""The log of downloads is kept for as many months as the event says, then goes."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from reporting.models import Download


def expired_downloads(now: datetime) -> QuerySet[Download]:
    return Download.objects.expired(now)


@transaction.atomic
def erase_downloads(now: datetime) -> int:
    """How many lines are gone."""
    return expired_downloads(now).delete()[0]
