"""What calendars know of a meeting, and the links by which they read ours."""

from secrets import token_hex

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import SameOwner
from core.triggers import Refuse
from events.models import Event
from partners.models.committee import CommitteeMeeting
from partners.models.committee_member import CommitteeMember
from partners.models.preparation import PreparationSession
from partners.models.professional import Mobilisation
from partners.models.quorum import QuorumRule

HASH_LENGTH = 64
# SQL: the meeting of a convocation is still to come, as far as those who were called know.
STILL_EXPECTED = """NOT OLD.is_cancelled AND 'planned' IN (
    SELECT status FROM partners_committeemeeting WHERE id = OLD.meeting_id
    UNION ALL SELECT status FROM partners_preparationsession WHERE id = OLD.session_id
)"""


def new_calendar_key() -> str:
    """Random: two instances never give the same, so their meetings never replace each other."""
    return token_hex(16)


class Convocation(models.Model):
    """The calendar entry of a committee or of a presentation meeting: one identifier for ever, and
    how often it was sent with something new in it."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="convocations", verbose_name=_("event")
    )
    meeting = models.OneToOneField(
        CommitteeMeeting,
        models.CASCADE,
        related_name="convocation",
        null=True,
        blank=True,
        verbose_name=_("steering committee"),
    )
    session = models.OneToOneField(
        PreparationSession,
        models.CASCADE,
        related_name="convocation",
        null=True,
        blank=True,
        verbose_name=_("presentation meeting"),
    )
    key = models.CharField(
        _("calendar identifier"),
        max_length=32,
        default=new_calendar_key,
        unique=True,
        editable=False,
    )
    sequence = models.PositiveIntegerField(_("number of updates"), default=0)
    told = models.CharField(_("what was sent (hash)"), max_length=HASH_LENGTH, blank=True)
    prepared_on = models.DateField(_("prepared on"))
    is_cancelled = models.BooleanField(_("cancelled"), default=False)

    class Meta:
        verbose_name = _("convocation")
        verbose_name_plural = _("convocations")
        ordering = ["event", "prepared_on"]
        constraints = [
            SameOwner(field="meeting", name="partners_convocation_meeting_same_event"),
            SameOwner(field="session", name="partners_convocation_session_same_event"),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, session__isnull=True)
                | Q(meeting__isnull=True, session__isnull=False),
                name="partners_convocation_one_meeting",
                violation_error_message=_("A convocation is for one meeting."),
            ),
        ]
        triggers = [
            # It goes with its meeting, and is what would tell people that the meeting is gone.
            Refuse(
                name="partners_convocation_tell_first",
                operation=pgtrigger.Delete,
                test=STILL_EXPECTED,
                message="People were called to this meeting: before deleting it, give it the "
                "status “cancelled”, so that they are told.",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def uid(self) -> str:
        return f"{self.key}@cite-ephemere"


class CalendarFeed(models.Model):
    """A secret address from which a calendar reads the meetings: of the committee, or of one
    person. Only the fingerprint of the secret is kept."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="calendar_feeds", verbose_name=_("event")
    )
    member = models.ForeignKey(
        CommitteeMember,
        models.CASCADE,
        related_name="calendar_feeds",
        null=True,
        blank=True,
        verbose_name=_("member of the committee"),
    )
    mobilisation = models.ForeignKey(
        Mobilisation,
        models.CASCADE,
        related_name="calendar_feeds",
        null=True,
        blank=True,
        verbose_name=_("professional"),
    )
    key_hash = models.CharField(_("key (hash)"), max_length=HASH_LENGTH, unique=True)
    created_on = models.DateField(_("created on"))
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("calendar link")
        verbose_name_plural = _("calendar links")
        ordering = ["event", "created_on", "pk"]
        constraints = [
            SameOwner(field="member", name="partners_calendarfeed_member_same_event"),
            SameOwner(field="mobilisation", name="partners_calendarfeed_person_same_event"),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | Q(mobilisation__isnull=True),
                name="partners_calendarfeed_one_person",
                violation_error_message=_("A calendar link is for one person."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.member or self.mobilisation or self.event)


class CommitteeRules(models.Model):
    """How the steering committee of an event works."""

    event = models.OneToOneField(
        Event, models.CASCADE, related_name="committee_rules", verbose_name=_("event")
    )
    quorum = models.CharField(
        _("quorum"),
        max_length=20,
        choices=QuorumRule,
        default=QuorumRule.HALF,
        help_text=_("Carriers present or represented, for the committee to decide."),
    )

    class Meta:
        verbose_name = _("rules of the committee")
        verbose_name_plural = _("rules of the committees")
        constraints = [known_choice("quorum", QuorumRule, "partners_committeerules_quorum_known")]

    def __str__(self) -> str:
        return str(self.get_quorum_display())
