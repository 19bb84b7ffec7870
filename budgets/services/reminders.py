"""What the law asks of a grant, recalled by mail to those who coordinate the event."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import number_format

from accounts.roles import Role
from budgets.mail_purposes import ACCOUNT, AGREEMENT
from budgets.models import Grant
from core.dates import date_text
from events.mail.outbox import Recipient, approve, prepare
from events.models import Event, OutgoingMessage

# Days before the account is due on which it is recalled; then once when it is late.
STAGES = (60, 14, 0)
Reminder = tuple[Any, Grant, str]


@transaction.atomic
def prepare_reminders(*, event: Event, today: date) -> list[OutgoingMessage]:
    """Those of today, ready to leave; the same reminder is never prepared twice."""
    found: list[OutgoingMessage] = []
    for purpose, grant, stage in _due(event, today):
        for membership in event.memberships.filter(role=Role.COORDINATOR).select_related("user"):
            user = membership.user
            message = prepare(
                event=event,
                purpose=purpose.code,
                to=Recipient(user.email, user.display_name),
                values=_values(purpose, grant),
                dedupe=f"{purpose.code}:{grant.pk}:{stage}:{user.pk}",
                reference=str(grant.pk),
                about=grant.code,
                by=None,
            )
            found.append(message)
    approve(event=event, messages=found, by=None)
    return found


def _due(event: Event, today: date) -> Iterator[Reminder]:
    grants = event.grants.select_related("funder__organisation").order_by("pk")
    for grant in grants.without_agreement():
        yield AGREEMENT, grant, today.strftime("%Y-%m")  # each month until it is signed
    for grant in grants.without_account():
        stage = _stage(grant.account_due_on, today)
        if stage is not None:
            yield ACCOUNT, grant, stage


def _stage(due_on: date, today: date) -> str | None:
    """The last stage that was reached: one message, even if the command did not run for a month."""
    if today > due_on:
        return "late"
    reached = [days for days in STAGES if today >= due_on - timedelta(days=days)]
    return str(min(reached)) if reached else None


def _values(purpose: Any, grant: Grant) -> dict[str, str]:
    amount = grant.awarded or 0
    places = 0 if amount == int(amount) else 2
    euros = number_format(amount, places, use_l10n=True, force_grouping=True)
    values = {
        "financeur": grant.funder.organisation.name,
        "montant": f"{euros}\u202f€".replace("\u00a0", "\u202f"),
        "echeance": date_text(grant.account_due_on),
    }
    return {name: values[name] for name in purpose.placeholders}
