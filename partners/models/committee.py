import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.triggers import Refuse
from events.models import Event
from partners.models.partnership import Partnership
from partners.models.preparation import OccurrenceStatus
from partners.querysets import CommitteeMeetingQuerySet, DecisionQuerySet


class MinutesStatus(models.TextChoices):
    NONE = "none", _("not written")
    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")
    APPROVED = "approved", _("approved")


class CommitteeMeeting(models.Model):
    """A steering committee (COPIL): convocation, agenda, attendance, minutes, decisions."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="committee_meetings", verbose_name=_("event")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    date = models.DateField(_("date"))
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    convened_on = models.DateField(_("convocation sent on"), null=True, blank=True)
    agenda = models.TextField(_("agenda"), blank=True, help_text=_("One item a line."))
    status = models.CharField(
        _("status"), max_length=20, choices=OccurrenceStatus, default=OccurrenceStatus.PLANNED
    )
    minutes = models.TextField(_("minutes"), blank=True)
    minutes_status = models.CharField(
        _("state of the minutes"),
        max_length=20,
        choices=MinutesStatus,
        default=MinutesStatus.NONE,
    )
    minutes_approved_on = models.DateField(_("minutes approved on"), null=True, blank=True)

    objects = CommitteeMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("steering committee")
        verbose_name_plural = _("steering committees")
        ordering = ["event", "number"]
        constraints = [
            OwnerKey(name="partners_committeemeeting_owner_key"),
            models.UniqueConstraint(
                fields=["event", "number"],
                name="partners_committeemeeting_number_unique",
                violation_error_message=_("Another committee of this event has this number."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="partners_committeemeeting_ends_after_start",
                violation_error_message=_("A meeting must end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(convened_on__isnull=True) | Q(convened_on__lte=F("date")),
                name="partners_committeemeeting_convened_before",
                violation_error_message=_("The convocation cannot be later than the meeting."),
            ),
            models.CheckConstraint(
                condition=~Q(minutes_status="approved")
                | (Q(minutes_approved_on__isnull=False) & ~Q(minutes="") & Q(status="held")),
                name="partners_committeemeeting_approved_minutes",
                violation_error_message=_(
                    "Approved minutes need a text, an approval date and a meeting that was held."
                ),
            ),
            models.CheckConstraint(
                condition=Q(minutes_approved_on__isnull=True)
                | Q(minutes_approved_on__gte=F("date")),
                name="partners_committeemeeting_approved_after",
                violation_error_message=_("Minutes cannot be approved before the meeting."),
            ),
            known_choice("status", OccurrenceStatus, "partners_committeemeeting_status_known"),
            known_choice(
                "minutes_status", MinutesStatus, "partners_committeemeeting_minutes_known"
            ),
        ]
        triggers = [
            Refuse(
                name="partners_committeemeeting_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                test="OLD.minutes_status = 'approved' AND OLD IS DISTINCT FROM NEW",
                message="These minutes are approved: they can no longer be changed.",
            ),
        ]

    def __str__(self) -> str:
        return _("COPIL no. %(number)s") % {"number": self.number}


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

    def __str__(self) -> str:
        return f"{self.meeting} · {self.partnership}"


class DecisionStatus(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class Decision(models.Model):
    """A numbered decision of a committee: text, owner, due date, state."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="decisions", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        CommitteeMeeting, models.CASCADE, related_name="decisions", verbose_name=_("meeting")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("decision"))
    owner = models.ForeignKey(
        Partnership,
        models.RESTRICT,
        related_name="owned_decisions",
        null=True,
        blank=True,
        verbose_name=_("carried out by"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=DecisionStatus, default=DecisionStatus.OPEN
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["event", "number"]
        constraints = [
            SameOwner(field="meeting", name="partners_decision_meeting_same_event"),
            SameOwner(field="owner", name="partners_decision_owner_same_event"),
            models.UniqueConstraint(
                fields=["event", "number"],
                name="partners_decision_number_unique",
                violation_error_message=_("Another decision of this event has this number."),
            ),
            known_choice("status", DecisionStatus, "partners_decision_status_known"),
        ]

    def __str__(self) -> str:
        return _("decision no. %(number)s") % {"number": self.number}
