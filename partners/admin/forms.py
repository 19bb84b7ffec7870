"""What a form of the partners' pages fills in, or refuses because of today's date.

The database cannot hold a rule about today: a row would break it by growing old, or stop to.
"""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.forms import EventScopedModelForm
from events.administration.inlines import RowForm
from partners.models.attendance import MeetingAttendanceStatus
from partners.models.preparation import OccurrenceStatus, SessionAttendanceStatus


class NotHeldYet(EventScopedModelForm):
    """Nothing has been held on a day that is still to come."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        day = values.get("date")
        if values.get("status") == OccurrenceStatus.HELD and day and day > timezone.localdate():
            self.add_error("status", _("This day is still to come: it cannot be held yet."))
        return values


class MeetingAttendanceForm(RowForm):
    """People are only counted for an organisation that is present."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        status = values.get("status")
        if status and status != MeetingAttendanceStatus.PRESENT:
            values["people"] = 0
        return values


class SessionAttendanceForm(RowForm):
    """Whoever is added to the list of a session that was held is taken to have come."""

    session_was_held = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.session_was_held and self.instance.pk is None:
            self.initial["status"] = SessionAttendanceStatus.ATTENDED


class DecisionForm(RowForm):
    """What is decided is due on the day of the meeting or later."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        due, meeting = values.get("due_on"), values.get("meeting") or self._meeting()
        if due and meeting and isinstance(meeting.date, date) and due < meeting.date:
            self.add_error("due_on", _("A decision cannot be due before its meeting."))
        return values

    def _meeting(self) -> Any:
        """That of a decision whose meeting can no longer be chosen."""
        return self.instance.meeting if self.instance.meeting_id else None


PAST_DAYS = (
    "invited_on",
    "reminded_on",
    "joined_on",
    "charter_accepted_on",
    "agreement_signed_on",
)


class PartnershipForm(RowForm):
    """The dates of a commitment are those of the past."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for name in PAST_DAYS:
            day = values.get(name)
            if day and day > timezone.localdate():
                self.add_error(name, _("This day is still to come."))
        return values
