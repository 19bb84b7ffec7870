"""The tally. No row says who, and none says in which order: see docs/adr/0004."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField, InseeCodeField
from core.triggers import Refuse
from events.models import Activity, Event, Hub
from visits.querysets import CheckInQuerySet
from visits.tally_triggers import cancellation_tallies, check_in_tallies

LARGEST_GROUP = 200
CODE_OR_NOTHING = r"^([a-z0-9][a-z0-9_-]*)?$"
INSEE_CODE_OR_NOTHING = r"^((\d{2}|2[AB])\d{3})?$"


class CheckInKind(models.TextChoices):
    ARRIVAL = "arrival", _("arrival")
    INTERVIEW = "interview", _("interview")
    WORKSHOP = "workshop", _("workshop participation")
    EXIT = "exit", _("exit")


class CheckInSource(models.TextChoices):
    TABLET = "tablet", _("tablet")
    PAPER = "paper", _("paper")
    DECLARED = "declared", _("declared")


class Qpv(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("does not know")


class StartOfQuarterHour(Func):
    """The quarter-hour in which a moment falls, as PostgreSQL counts it."""

    template = (
        "date_bin('15 minutes'::interval, %(expressions)s, '2000-01-01 00:00:00+00'::timestamptz)"
    )
    output_field = models.DateTimeField()


class CheckIn(models.Model):
    """An observed, anonymous arrival, interview, workshop participation or exit, or a group.

    The key is random (made by the tablet), the time is a quarter-hour, nothing is in order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        Event, models.CASCADE, related_name="check_ins", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=CheckInKind)
    slot = models.DateTimeField(
        _("quarter-hour"), help_text=_("The start of the quarter-hour: never the exact time.")
    )
    headcount = models.PositiveSmallIntegerField(_("people"), default=1)
    source = models.CharField(
        _("source"), max_length=10, choices=CheckInSource, default=CheckInSource.TABLET
    )
    hub = models.ForeignKey(
        Hub,
        models.RESTRICT,
        related_name="check_ins",
        null=True,
        blank=True,
        verbose_name=_("hub"),
    )
    activity = models.ForeignKey(
        Activity,
        models.RESTRICT,
        related_name="check_ins",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    age_band = CodeField(_("age band"), blank=True)
    situation = CodeField(_("situation"), blank=True)
    study_level = CodeField(_("level of study"), blank=True)
    gender = CodeField(_("gender"), blank=True)
    insee_code = InseeCodeField(_("commune (INSEE code)"), blank=True)
    qpv = models.CharField(
        _("lives in a priority district (QPV)"), max_length=10, choices=Qpv, blank=True
    )
    reasons = models.PositiveIntegerField(
        _("reasons for the visit"), default=0, help_text=_("One bit for each reason.")
    )
    heard_from = CodeField(_("how the event was heard of"), blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ["event", "slot", "id"]
        indexes = [models.Index(fields=["event", "kind", "slot"], name="visits_checkin_slot")]
        constraints = [
            OwnerKey(name="visits_checkin_owner_key"),
            SameOwner(field="hub", name="visits_checkin_hub_same_event"),
            SameOwner(field="activity", name="visits_checkin_activity_same_event"),
            models.CheckConstraint(
                condition=Q(headcount__gte=1, headcount__lte=LARGEST_GROUP),
                name="visits_checkin_headcount",
                violation_error_message=_("A check-in counts from 1 to 200 people."),
            ),
            models.CheckConstraint(
                condition=Q(slot=StartOfQuarterHour("slot")),
                name="visits_checkin_quarter_hour",
                violation_error_message=_("A check-in keeps the quarter-hour, not the exact time."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["arrival", "exit"], hub__isnull=True, activity__isnull=True)
                | Q(kind="interview", hub__isnull=False, activity__isnull=True)
                | Q(kind="workshop", hub__isnull=True, activity__isnull=False),
                name="visits_checkin_place",
                violation_error_message=_(
                    "An interview belongs to a hub, a workshop participation to an activity, "
                    "an arrival or an exit to neither."
                ),
            ),
            known_choice("kind", CheckInKind, "visits_checkin_kind_known"),
            known_choice("source", CheckInSource, "visits_checkin_source_known"),
            models.CheckConstraint(
                condition=Q(
                    age_band__regex=CODE_OR_NOTHING,
                    situation__regex=CODE_OR_NOTHING,
                    study_level__regex=CODE_OR_NOTHING,
                    gender__regex=CODE_OR_NOTHING,
                    heard_from__regex=CODE_OR_NOTHING,
                    insee_code__regex=INSEE_CODE_OR_NOTHING,
                ),
                name="visits_checkin_codes_only",
                violation_error_message=_("A check-in holds codes, never words."),
            ),
            models.CheckConstraint(
                condition=Q(qpv__in=["", *sorted(Qpv.values)]),
                name="visits_checkin_qpv_known",
                violation_error_message=_("Answer yes, no or does not know."),
            ),
        ]
        triggers = [
            Refuse(
                name="visits_checkin_append_only",
                operation=pgtrigger.Update,
                message="A check-in is never changed: cancel it and enter another one.",
            ),
            Refuse(
                name="visits_checkin_after_purge",
                operation=pgtrigger.Insert,
                test="EXISTS (SELECT FROM visits_purge WHERE event_id = NEW.event_id)",
                message="The detailed records of this event were purged: nothing can be added.",
            ),
            *check_in_tallies(),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.headcount}"


class CancellationReason(models.TextChoices):
    MISTAKE = "mistake", _("mistake")
    TWICE = "twice", _("counted twice")
    TEST = "test", _("test")


class CheckInCancellation(models.Model):
    """Cancels one check-in. Appended like any record: nothing is deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        Event,
        models.CASCADE,
        related_name="check_in_cancellations",
        verbose_name=_("event"),
    )
    check_in = models.OneToOneField(
        CheckIn, models.CASCADE, related_name="cancellation", verbose_name=_("check-in")
    )
    reason = models.CharField(
        _("reason"),
        max_length=20,
        choices=CancellationReason,
        default=CancellationReason.MISTAKE,
    )

    class Meta:
        verbose_name = _("cancelled check-in")
        verbose_name_plural = _("cancelled check-ins")
        ordering = ["event", "id"]
        constraints = [
            SameOwner(field="check_in", name="visits_cancellation_check_in_same_event"),
            known_choice("reason", CancellationReason, "visits_cancellation_reason_known"),
        ]
        triggers = [
            Refuse(
                name="visits_cancellation_append_only",
                operation=pgtrigger.Update,
                message="A cancellation is never changed.",
            ),
            Refuse(
                name="visits_cancellation_after_purge",
                operation=pgtrigger.Insert,
                test="EXISTS (SELECT FROM visits_purge WHERE event_id = NEW.event_id)",
                message="The detailed records of this event were purged: nothing can be cancelled.",
            ),
            *cancellation_tallies(),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()
