import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey
from core.triggers import Refuse, changes
from events.models import Event
from partners.models.minutes_rules import PRINTED_OF_MEETING, DraftAgain, WithdrawMinutes
from partners.models.preparation import OccurrenceStatus
from partners.models.quorum import QuorumRule
from partners.querysets import CommitteeMeetingQuerySet


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
    minutes_sent_on = models.DateField(_("minutes sent on"), null=True, blank=True)
    minutes_approved_on = models.DateField(_("minutes approved on"), null=True, blank=True)
    minutes_revision = models.PositiveIntegerField(
        _("revision of the minutes"), default=0, editable=False
    )
    quorum_rule = models.CharField(
        _("quorum, as sent"), max_length=20, choices=QuorumRule, blank=True, editable=False
    )
    quorum_there = models.PositiveSmallIntegerField(
        _("carriers who were there, as sent"), null=True, blank=True, editable=False
    )
    quorum_carriers = models.PositiveSmallIntegerField(
        _("carriers, as sent"), null=True, blank=True, editable=False
    )

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
            models.CheckConstraint(
                condition=Q(minutes_sent_on__isnull=True) | Q(minutes_sent_on__gte=F("date")),
                name="partners_committeemeeting_sent_after",
                violation_error_message=_("Minutes cannot be sent before the meeting."),
            ),
            models.CheckConstraint(
                condition=Q(quorum_rule="", quorum_there=None, quorum_carriers=None)
                | Q(
                    quorum_rule__in=sorted(QuorumRule.values),
                    quorum_there__isnull=False,
                    quorum_carriers__gte=F("quorum_there"),
                ),
                name="partners_committeemeeting_quorum_whole",
                violation_error_message=_(
                    "A quorum is kept with its rule, its carriers and those who were there."
                ),
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
            Refuse(
                name="partners_committeemeeting_approved_as_sent",
                operation=pgtrigger.Update,
                test="NEW.minutes_status = 'approved' AND OLD.minutes_status <> 'approved' "
                f"AND (OLD.minutes_status <> 'sent' OR {changes(*PRINTED_OF_MEETING)})",
                message="Minutes are approved as they were sent: send them first.",
            ),
            DraftAgain(name="partners_committeemeeting_draft_again"),
            WithdrawMinutes(name="partners_committeemeeting_withdraws"),
        ]

    def __str__(self) -> str:
        return _("COPIL no. %(number)s") % {"number": self.number}

    @property
    def is_kept(self) -> bool:
        """What was sent is printed as it was sent: names, owners and quorum of that day."""
        sent = (MinutesStatus.SENT, MinutesStatus.APPROVED)
        return self.quorum_rule != "" and self.minutes_status in sent
