"""Where a meeting is in its life, and the one thing to do next."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from partners.models import CommitteeMeeting
from partners.models.committee import MinutesStatus
from partners.models.preparation import OccurrenceStatus


class Stage(TextChoices):
    PLANNED = "planned", _("planned")
    CONVENED = "convened", _("convened")
    HELD = "held", _("held")
    DRAFT = "draft", _("minutes in draft")
    SENT = "sent", _("minutes sent")
    APPROVED = "approved", _("minutes approved")
    CANCELLED = "cancelled", _("cancelled")


LIFE = (Stage.PLANNED, Stage.CONVENED, Stage.HELD, Stage.DRAFT, Stage.SENT, Stage.APPROVED)
OF_MINUTES = {
    MinutesStatus.DRAFT: Stage.DRAFT,
    MinutesStatus.SENT: Stage.SENT,
    MinutesStatus.APPROVED: Stage.APPROVED,
}


def stage_of(meeting: CommitteeMeeting) -> Stage:
    if meeting.status == OccurrenceStatus.CANCELLED:
        return Stage.CANCELLED
    if meeting.status == OccurrenceStatus.HELD:
        return OF_MINUTES.get(MinutesStatus(meeting.minutes_status), Stage.HELD)
    return Stage.CONVENED if meeting.convened_on else Stage.PLANNED


def life_of(meeting: CommitteeMeeting) -> list[tuple[Stage, bool]]:
    """Each stage, and whether it is behind; nothing for a meeting that was cancelled. One that was
    held without a convocation was never convened."""
    now = stage_of(meeting)
    if now not in LIFE:
        return []
    behind = set(LIFE[: LIFE.index(now)])
    if not meeting.convened_on:
        behind.discard(Stage.CONVENED)
    return [(stage, stage in behind) for stage in LIFE]


def is_frozen(meeting: CommitteeMeeting) -> bool:
    return meeting.minutes_status == MinutesStatus.APPROVED
