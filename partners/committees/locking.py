"""A meeting as it is now, kept still until the change is written."""

from django.utils.translation import gettext as _

from core.dates import date_text
from partners.committees.refusal import Refused
from partners.committees.stages import is_frozen
from partners.models import CommitteeMeeting


def lock_meeting(meeting: CommitteeMeeting) -> CommitteeMeeting:
    """Inside a transaction."""
    rows = CommitteeMeeting.objects.select_for_update(of=("self",)).select_related("event")
    found: CommitteeMeeting = rows.get(pk=meeting.pk)
    return found


def lock_open_meeting(meeting: CommitteeMeeting) -> CommitteeMeeting:
    """Raises Refused when its minutes are approved: the database would refuse any change."""
    found = lock_meeting(meeting)
    if is_frozen(found):
        raise Refused(
            _("These minutes were approved on %(day)s: nothing of this meeting can be changed.")
            % {"day": date_text(found.minutes_approved_on)}
        )
    return found
