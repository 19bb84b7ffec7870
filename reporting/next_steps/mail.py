"""Messages that wait for somebody."""

from datetime import date

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from events.models import Event
from reporting.next_steps.step import Step


def messages_failed(event: Event, today: date) -> Step | None:
    count = event.outgoing_messages.failed().count()
    if not count:
        return None
    text = ngettext(
        "%(count)d message was not delivered: look why, then try again.",
        "%(count)d messages were not delivered: look why, then try again.",
        count,
    ) % {"count": count}
    return Step("mail_failed", text, count, today, _address(event, "failed"))


def messages_to_review(event: Event, today: date) -> Step | None:
    drafts = event.outgoing_messages.to_review()
    first = drafts.aggregate(first=Min("created_at"))["first"]
    if first is None:
        return None
    count = drafts.count()
    text = ngettext(
        "%(count)d message waits for you to review it: nothing leaves before.",
        "%(count)d messages wait for you to review them: nothing leaves before.",
        count,
    ) % {"count": count}
    due_on = timezone.localtime(first).date()
    return Step("mail_to_review", text, count, due_on, _address(event, "draft"))


def _address(event: Event, state: str) -> str:
    return f"{reverse('mail_outbox', args=[event.slug])}?etat={state}"


RULES = (messages_failed, messages_to_review)
