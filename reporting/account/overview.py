"""Which accounts are owed, until when, and how far they are."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from budgets.models import Grant
from events.models import Event


@dataclass(frozen=True)
class OwedAccount:
    """`version`: the latest that was closed."""

    grant: Grant
    due_on: date
    is_written: bool
    version: int | None

    @property
    def is_late(self) -> bool:
        is_given = self.version is not None or self.grant.account_sent_on is not None
        return not is_given and timezone.localdate() > self.due_on


def accounts_of(event: Event) -> list[OwedAccount]:
    grants = event.grants.select_related("funder__organisation", "account")
    return [
        OwedAccount(
            grant,
            grant.account_due_on,
            is_written=hasattr(grant, "account"),
            version=grant.closed,
        )
        for grant in grants.annotate(closed=Max("account__versions__number")).order_by("code")
    ]
