from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import SameOwner
from events.models import Event
from partners.models.committee import CommitteeMeeting
from partners.models.meeting_rules import CountsAgree, frozen_with_meeting
from partners.models.minutes_rules import DraftAgainWithRow
from partners.models.partnership import Partnership


class MeetingAttendanceStatus(models.TextChoices):
    PRESENT = "present", _("present")
    REPRESENTED = "represented", _("represented")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


class MeetingAttendance(models.Model):
    """One organisation at one committee, and how many people came for it."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="meeting_attendances", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        CommitteeMeeting,
        models.CASCADE,
        related_name="attendances",
        verbose_name=_("meeting"),
    )
    partnership = models.ForeignKey(
        Partnership,
        models.RESTRICT,
        related_name="meeting_attendances",
        verbose_name=_("organisation"),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=MeetingAttendanceStatus,
        default=MeetingAttendanceStatus.PRESENT,
    )
    people = models.PositiveSmallIntegerField(_("people"), default=1)
    organisation_name = models.CharField(
        _("name of the organisation, as sent"), max_length=200, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("attendance at a committee")
        verbose_name_plural = _("attendance at committees")
        ordering = ["meeting", "partnership"]
        constraints = [
            SameOwner(field="meeting", name="partners_meetingattendance_meeting_same_event"),
            SameOwner(field="partnership", name="partners_meetingattendance_org_same_event"),
            models.UniqueConstraint(
                fields=["meeting", "partnership"],
                name="partners_meetingattendance_unique",
                violation_error_message=_("This organisation is already on the list."),
            ),
            models.CheckConstraint(
                condition=Q(status="present", people__gte=1) | (~Q(status="present") & Q(people=0)),
                name="partners_meetingattendance_people",
                violation_error_message=_(
                    "Present means at least one person; otherwise nobody is counted."
                ),
            ),
            known_choice(
                "status", MeetingAttendanceStatus, "partners_meetingattendance_status_known"
            ),
        ]
        triggers = [
            frozen_with_meeting("partners_meetingattendance_frozen"),
            DraftAgainWithRow(
                name="partners_meetingattendance_draft_again",
                printed=("partnership_id", "status", "people"),
            ),
            CountsAgree(
                name="partners_meetingattendance_counts",
                partnership="COALESCE(NEW.partnership_id, OLD.partnership_id)",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.partnership}"
