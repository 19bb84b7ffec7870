"""The tablets that speak for the desks. Nothing here leads to a check-in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from core.constraints import SameOwner
from core.fields import NumberRangesField, how_many
from events.models import Event
from visits.models.desk import Desk
from visits.querysets import TabletQuerySet

HASH_LENGTH = 64  # SHA-256 in hexadecimal


class PairingCode(models.Model):
    """Lets one tablet become a desk, once, for a short time. Spent codes are deleted."""

    desk = models.OneToOneField(
        Desk, models.CASCADE, related_name="pairing_code", verbose_name=_("desk")
    )
    code_hash = models.CharField(_("code (hash)"), max_length=HASH_LENGTH, unique=True)
    expires_at = models.DateTimeField(_("expires at"))

    class Meta:
        verbose_name = _("pairing code")
        verbose_name_plural = _("pairing codes")

    def __str__(self) -> str:
        return str(self.desk_id)


class Tablet(models.Model):
    """The reception application on one device, as the desk that it was paired with.

    It numbers what it records; `received` keeps which numbers came, apart from the check-ins, so
    that the server can say how many are missing. So a desk that had one is retired, not deleted.
    `series` names this numbering, not the device: an application whose memory was cleared starts
    another one.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="tablets", verbose_name=_("event")
    )
    desk = models.ForeignKey(Desk, models.RESTRICT, related_name="tablets", verbose_name=_("desk"))
    series = models.CharField(_("numbering"), max_length=22)
    token_hash = models.CharField(_("key (hash)"), max_length=HASH_LENGTH, unique=True)
    paired_at = models.DateTimeField(_("paired at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    last_contact_at = models.DateTimeField(_("last contact"), null=True, blank=True)
    last_number = models.PositiveBigIntegerField(_("numbers given"), default=0)
    received = NumberRangesField(_("numbers received"))
    waiting = models.PositiveIntegerField(_("waiting on the tablet"), default=0)
    to_review = models.PositiveIntegerField(_("to review on the tablet"), default=0)
    clock_offset_ms = models.BigIntegerField(_("clock offset (ms)"), default=0)
    app_version = models.CharField(_("version of the application"), max_length=40, blank=True)
    rehearsed_at = models.DateTimeField(_("rehearsed at"), null=True, blank=True)
    rehearsal_ready = models.BooleanField(_("ready at the rehearsal"), null=True, blank=True)
    forms_waiting = models.PositiveIntegerField(
        _("questionnaires waiting on the tablet"), default=0
    )
    forms_to_review = models.PositiveIntegerField(
        _("questionnaires to review on the tablet"), default=0
    )
    rate_minute = models.DateTimeField(_("minute of the last request"), null=True, blank=True)
    rate_requests = models.PositiveIntegerField(_("requests in that minute"), default=0)

    objects = TabletQuerySet.as_manager()

    class Meta:
        verbose_name = _("tablet")
        verbose_name_plural = _("tablets")
        ordering = ["event", "desk", "-paired_at"]
        constraints = [
            SameOwner(field="desk", name="visits_tablet_desk_same_event"),
            models.UniqueConstraint(
                fields=["event", "series"],
                name="visits_tablet_series_unique",
                violation_error_message=_("Another tablet of this event has this numbering."),
            ),
            models.UniqueConstraint(
                fields=["desk"],
                condition=Q(revoked_at__isnull=True),
                name="visits_tablet_one_per_desk",
                violation_error_message=_("A desk is one tablet at a time."),
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("paired_at")),
                name="visits_tablet_revoked_after_paired",
                violation_error_message=_("A tablet is revoked after it was paired."),
            ),
        ]

    def __str__(self) -> str:
        return date_format(localtime(self.paired_at), "SHORT_DATETIME_FORMAT")

    @property
    def outstanding(self) -> int:
        """Numbers that the tablet gave and that did not come, by itself or in its file."""
        return max(0, self.last_number - how_many(self.received))

    @property
    def still_to_review(self) -> int:
        """What a tablet said last may have come since, in the file that it exported."""
        return min(self.to_review, self.outstanding)

    @property
    def still_waiting(self) -> int:
        return min(self.waiting, self.outstanding - self.still_to_review)

    @property
    def missing(self) -> int:
        """Numbers that did not come and that the tablet does not say it keeps."""
        return self.outstanding - self.still_waiting - self.still_to_review
