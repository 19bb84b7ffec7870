"""Who sits on the steering committee, and who of them was at a meeting."""

from datetime import date

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField
from core.triggers import Refuse
from events.models import Event
from partners.models.attendance import MeetingAttendanceStatus
from partners.models.committee import CommitteeMeeting
from partners.models.meeting_rules import ONLY_ERASED, CountsAgree, frozen_with_meeting
from partners.models.minutes_rules import DraftAgainWithRow
from partners.models.partnership import Partnership
from partners.models.professional import Professional
from partners.querysets_committees import CommitteeMemberQuerySet


class CommitteeMember(models.Model):
    """A seat: a professional of the directory, or somebody named here. Personal data."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="committee_members", verbose_name=_("event")
    )
    code = CodeField(_("code"), help_text=_("Stands for the person where no name may appear."))
    partnership = models.ForeignKey(
        Partnership,
        models.RESTRICT,
        related_name="committee_members",
        verbose_name=_("organisation"),
    )
    professional = models.ForeignKey(
        Professional,
        models.PROTECT,
        related_name="committee_seats",
        null=True,
        blank=True,
        verbose_name=_("professional"),
        help_text=_("Of the directory; or write the name below."),
    )
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    deputy_of = models.ForeignKey(
        "self",
        models.RESTRICT,
        related_name="deputies",
        null=True,
        blank=True,
        verbose_name=_("deputy of"),
        help_text=_("Empty: this member is titular."),
    )
    has_voice = models.BooleanField(
        _("has a vote"), default=True, help_text=_("Votes; otherwise only heard.")
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = CommitteeMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the committee")
        verbose_name_plural = _("members of the committee")
        ordering = [
            "event",
            "partnership__organisation__name",
            F("deputy_of").asc(nulls_first=True),
            "code",
        ]
        constraints = [
            OwnerKey(name="partners_committeemember_owner_key"),
            SameOwner(field="partnership", name="partners_committeemember_org_same_event"),
            SameOwner(field="deputy_of", name="partners_committeemember_deputy_same_event"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="partners_committeemember_code_unique",
                violation_error_message=_("Another member of this event has this code."),
            ),
            models.UniqueConstraint(
                fields=["event", "professional"],
                name="partners_committeemember_once",
                violation_error_message=_("This professional already sits on the committee."),
            ),
            models.CheckConstraint(
                condition=Q(professional__isnull=True) | Q(first_name="", last_name="", email=""),
                name="partners_committeemember_one_identity",
                violation_error_message=_(
                    "Choose a professional of the directory or write a name, not both."
                ),
            ),
            models.CheckConstraint(
                condition=Q(deputy_of__isnull=True) | ~Q(deputy_of=F("id")),
                name="partners_committeemember_not_own_deputy",
                violation_error_message=_("Nobody is their own deputy."),
            ),
        ]
        triggers = [
            Refuse(
                name="partners_committeemember_deputy_of_titular",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test="NEW.deputy_of_id IS NOT NULL AND NEW.deputy_of_id <> NEW.id AND EXISTS ("
                "SELECT FROM partners_committeemember AS other WHERE "
                "(other.id = NEW.deputy_of_id AND other.deputy_of_id IS NOT NULL) "
                "OR other.deputy_of_id = NEW.id)",
                message="A deputy stands in for a titular member, not for another deputy.",
            ),
            Refuse(
                name="partners_committeemember_keeps_organisation",
                operation=pgtrigger.Update,
                test="OLD.partnership_id <> NEW.partnership_id AND EXISTS ("
                "SELECT FROM partners_memberattendance AS one WHERE one.member_id = NEW.id)",
                message="This member already sat for that organisation: "
                "end this seat, and add another one.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def display_name(self) -> str:
        """For screens and papers of the committee only, never logs."""
        if self.professional:
            return self.professional.display_name
        return f"{self.first_name} {self.last_name}".strip() or self.code

    @property
    def address(self) -> str:
        """Where to write to; empty when nobody knows."""
        return str(self.professional.email if self.professional else self.email)

    def sits_on(self, day: date) -> bool:
        return self.left_on is None or self.left_on > day


class MemberAttendance(models.Model):
    """One member at one meeting. People are counted by organisation, in MeetingAttendance."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="member_attendances", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        CommitteeMeeting,
        models.CASCADE,
        related_name="member_attendances",
        verbose_name=_("meeting"),
    )
    member = models.ForeignKey(
        CommitteeMember, models.RESTRICT, related_name="attendances", verbose_name=_("member")
    )
    status = models.CharField(_("status"), max_length=20, choices=MeetingAttendanceStatus)
    represented_by = models.ForeignKey(
        CommitteeMember,
        models.RESTRICT,
        related_name="representations",
        null=True,
        blank=True,
        verbose_name=_("represented by"),
    )
    name = models.CharField(_("name, as sent"), max_length=210, blank=True, editable=False)

    class Meta:
        verbose_name = _("attendance of a member")
        verbose_name_plural = _("attendance of members")
        ordering = ["meeting", "member"]
        constraints = [
            SameOwner(field="meeting", name="partners_memberattendance_meeting_same_event"),
            SameOwner(field="member", name="partners_memberattendance_member_same_event"),
            SameOwner(field="represented_by", name="partners_memberattendance_by_same_event"),
            models.UniqueConstraint(
                fields=["meeting", "member"],
                name="partners_memberattendance_unique",
                violation_error_message=_("This member is already on the list."),
            ),
            models.CheckConstraint(
                condition=Q(status="represented", represented_by__isnull=False)
                | (~Q(status="represented") & Q(represented_by__isnull=True)),
                name="partners_memberattendance_represented_by",
                violation_error_message=_("Say who represents a member who is represented."),
            ),
            models.CheckConstraint(
                condition=Q(represented_by__isnull=True) | ~Q(represented_by=F("member")),
                name="partners_memberattendance_by_another",
                violation_error_message=_("A member is represented by somebody else."),
            ),
            known_choice(
                "status", MeetingAttendanceStatus, "partners_memberattendance_status_known"
            ),
        ]
        triggers = [
            frozen_with_meeting("partners_memberattendance_frozen", unless=ONLY_ERASED),
            DraftAgainWithRow(
                name="partners_memberattendance_draft_again",
                printed=("member_id", "status", "represented_by_id"),
            ),
            CountsAgree(
                name="partners_memberattendance_counts",
                partnership="(SELECT seat.partnership_id FROM partners_committeemember AS seat "
                "WHERE seat.id = COALESCE(NEW.member_id, OLD.member_id))",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.member}"
