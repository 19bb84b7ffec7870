from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from events.models import Activity, Event
from partners.models.organisation import Organisation
from partners.querysets import PartnershipQuerySet


class PartnershipStatus(models.TextChoices):
    INVITED = "invited", _("invited")
    AGREED = "agreed", _("agreed")
    TOOK_PART = "took_part", _("took part")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Partnership(models.Model):
    """What one organisation is to one event: its roles, and the dates of its commitment."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="partnerships", verbose_name=_("event")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="partnerships",
        verbose_name=_("organisation"),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=PartnershipStatus,
        default=PartnershipStatus.INVITED,
    )
    is_carrier = models.BooleanField(
        _("carrier"), default=False, help_text=_("Answers for the event with the other carriers.")
    )
    is_partner = models.BooleanField(
        _("partner"), default=True, help_text=_("Counted among the partner organisations.")
    )
    is_funder = models.BooleanField(_("funder"), default=False)
    is_host = models.BooleanField(_("host"), default=False, help_text=_("Lends the venue."))
    invited_on = models.DateField(_("invited on"), null=True, blank=True)
    reminded_on = models.DateField(_("last reminder on"), null=True, blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    charter_accepted_on = models.DateField(
        _("charter accepted on"),
        null=True,
        blank=True,
        help_text=_("Open, anonymous, free, for the general public."),
    )
    charter_accepted_by = models.CharField(
        _("charter accepted by"),
        max_length=150,
        blank=True,
        help_text=_("Name and position of the person who answers for the organisation."),
    )
    agreement_signed_on = models.DateField(_("agreement signed on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation of an organisation")
        verbose_name_plural = _("participations of organisations")
        ordering = ["event", "organisation__name"]
        constraints = [
            OwnerKey(name="partners_partnership_owner_key"),
            models.UniqueConstraint(
                fields=["event", "organisation"],
                name="partners_partnership_unique",
                violation_error_message=_("This organisation already takes part in the event."),
            ),
            models.CheckConstraint(
                condition=Q(is_carrier=True)
                | Q(is_partner=True)
                | Q(is_funder=True)
                | Q(is_host=True),
                name="partners_partnership_has_a_role",
                violation_error_message=_(
                    "Tick at least one role: carrier, partner, funder or host."
                ),
            ),
            models.CheckConstraint(
                condition=Q(charter_accepted_by="") | Q(charter_accepted_on__isnull=False),
                name="partners_partnership_charter_dated",
                violation_error_message=_("Say on which day the charter was accepted."),
            ),
            models.CheckConstraint(
                condition=Q(reminded_on__isnull=True)
                | Q(invited_on__isnull=True)
                | Q(reminded_on__gte=models.F("invited_on")),
                name="partners_partnership_reminded_after",
                violation_error_message=_("A reminder comes after the invitation."),
            ),
            known_choice("status", PartnershipStatus, "partners_partnership_status_known"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class ActivityHost(models.Model):
    """An organisation that runs an activity of the programme."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="activity_hosts", verbose_name=_("event")
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="hosts", verbose_name=_("activity")
    )
    partnership = models.ForeignKey(
        Partnership,
        models.CASCADE,
        related_name="hosted_activities",
        verbose_name=_("organisation"),
    )

    class Meta:
        verbose_name = _("host of an activity")
        verbose_name_plural = _("hosts of activities")
        ordering = ["activity", "partnership"]
        constraints = [
            SameOwner(field="activity", name="partners_activityhost_activity_same_event"),
            SameOwner(field="partnership", name="partners_activityhost_partner_same_event"),
            models.UniqueConstraint(
                fields=["activity", "partnership"],
                name="partners_activityhost_unique",
                violation_error_message=_("This organisation already runs this activity."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} · {self.partnership}"
