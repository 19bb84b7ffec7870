"""Why a message that was approved does not leave any more: asked at the moment of sending.

The reference of a message says which telling it is: "key of the convocation:number".
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from partners.committees.convening import has_news
from partners.models import CommitteeMeeting, Convocation
from partners.models.preparation import OccurrenceStatus


def why_call_over(reference: str) -> str:
    """For a convocation or an invitation, and their updates."""
    if not reference:
        return ""
    convocation = _convocation(reference)
    if convocation is None:
        return _("This meeting was deleted.")
    meeting = convocation.meeting or convocation.session
    if meeting.status == OccurrenceStatus.CANCELLED:
        return _("This meeting was cancelled.")
    if meeting.status != OccurrenceStatus.PLANNED or meeting.date < timezone.localdate():
        return _("This meeting is over.")
    if convocation.sequence != int(reference.rpartition(":")[2]):
        return _("Something changed since: a later message says it.")
    return ""


def why_reminder_over(reference: str) -> str:
    """A reminder never brings the news of a change."""
    if reason := why_call_over(reference):
        return reason
    convocation = _convocation(reference)
    if convocation is not None and has_news(convocation.meeting, convocation):
        return _("Something changed since: prepare the update.")
    return ""


def why_minutes_over(reference: str) -> str:
    """ "number of the meeting in the database:revision"."""
    if not reference:
        return ""
    pk, _colon, revision = reference.rpartition(":")
    meeting = CommitteeMeeting.objects.filter(pk=int(pk)).first()
    if meeting is None or meeting.minutes_revision != int(revision):
        return _("These minutes were changed since: send them again.")
    return ""


def _convocation(reference: str) -> Convocation | None:
    rows = Convocation.objects.select_related("meeting__event", "session__event")
    found: Convocation | None = rows.filter(key=reference.rpartition(":")[0]).first()
    return found
