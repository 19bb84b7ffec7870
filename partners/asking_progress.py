"""How far the requests for answers are, in numbers: no page says who has answered."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from partners.asking import reminders_of, why_no_reminder
from surveys.mail_purposes import INVITATION
from surveys.models import Survey


@dataclass(frozen=True)
class Progress:
    asked: int
    sent: int
    to_review: int
    waiting: int
    failed: int
    not_wanted: int
    answered: int
    reminders: list[datetime]
    no_reminder: str


def progress_of(survey: Survey) -> Progress:
    messages = survey.event.outgoing_messages.filter(purpose=INVITATION.code, about=survey.code)
    states = messages.numbers_by_state()
    return Progress(
        asked=survey.invitations.count(),
        sent=states.get("sent", 0),
        to_review=states.get("draft", 0),
        waiting=states.get("approved", 0),
        failed=states.get("failed", 0),
        not_wanted=states.get("skipped", 0),
        answered=survey.invitations.filter(is_answered=True).count(),
        reminders=reminders_of(survey),
        no_reminder=why_no_reminder(survey, timezone.now()),
    )
