from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField
from events.models import Event, Hub
from partners.models.professional import Mobilisation
from partners.models.seats import capacity_triggers, seat_triggers
from partners.querysets import PreparationSessionQuerySet, SessionAttendanceQuerySet


class SessionKind(models.TextChoices):
    PRESENTATION_MEETING = "presentation_meeting", _("presentation meeting")
    AWARENESS = "awareness", _("awareness day")
    RESOURCES = "resources", _("presentation of the Cité des métiers and its resources")
    PORTAL = "portal", _("digital portal day")
    OBSERVATION = "observation", _("observation beside an adviser or at reception")


class OccurrenceStatus(models.TextChoices):
    """Whether something dated is still to come, took place, or was called off."""

    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class PreparationSession(models.Model):
    """A dated session that prepares the professionals; counted once held."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="preparation_sessions", verbose_name=_("event")
    )
    code = CodeField(_("code"))
    kind = models.CharField(_("kind"), max_length=30, choices=SessionKind)
    title = models.CharField(_("title"), max_length=200, blank=True)
    date = models.DateField(_("date"))
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    half_days = models.PositiveSmallIntegerField(
        _("half-days"), default=1, help_text=_("1 for a half-day, 2 for a day.")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    hub = models.ForeignKey(
        Hub,
        models.RESTRICT,
        related_name="observations",
        null=True,
        blank=True,
        verbose_name=_("hub observed"),
        help_text=_("For an observation beside an adviser; empty at reception."),
    )
    tutor = models.CharField(
        _("tutor"),
        max_length=150,
        blank=True,
        help_text=_("For an observation: who receives the professional."),
    )
    status = models.CharField(
        _("status"), max_length=20, choices=OccurrenceStatus, default=OccurrenceStatus.PLANNED
    )

    objects = PreparationSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("preparation session")
        verbose_name_plural = _("preparation sessions")
        ordering = ["event", "date", "code"]
        constraints = [
            OwnerKey(name="partners_preparationsession_owner_key"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="partners_preparationsession_code_unique",
                violation_error_message=_("Another session of this event has this code."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="partners_preparationsession_ends_after_start",
                violation_error_message=_("A session must end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(half_days__gte=1),
                name="partners_preparationsession_half_days",
                violation_error_message=_("A session lasts at least one half-day."),
            ),
            SameOwner(field="hub", name="partners_preparationsession_hub_same_event"),
            models.CheckConstraint(
                condition=Q(kind="observation") | Q(hub__isnull=True, tutor=""),
                name="partners_preparationsession_observed",
                violation_error_message=_("Only an observation has a hub and a tutor."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                name="partners_preparationsession_has_seats",
                violation_error_message=_("A session has at least one seat."),
            ),
            known_choice("kind", SessionKind, "partners_preparationsession_kind_known"),
            known_choice("status", OccurrenceStatus, "partners_preparationsession_status_known"),
        ]
        triggers = capacity_triggers()

    def __str__(self) -> str:
        return f"{self.title or self.get_kind_display()} · {self.date:%d/%m/%Y}"

    @property
    def name(self) -> str:
        """Its title, else its kind."""
        return str(self.title or self.get_kind_display())

    def takes_sign_ups(self, today: date) -> bool:
        return bool(self.status == OccurrenceStatus.PLANNED and self.date >= today)

    def takes_presence(self, today: date) -> bool:
        """From its day on, unless it was called off."""
        return bool(self.status != OccurrenceStatus.CANCELLED and self.date <= today)


class SessionAttendanceStatus(models.TextChoices):
    WAITING = "waiting", _("waiting for a seat")
    REGISTERED = "registered", _("registered")
    ATTENDED = "attended", _("attended")
    ABSENT = "absent", _("absent")


class SessionAttendance(models.Model):
    """One mobilised professional at one preparation session."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="session_attendances", verbose_name=_("event")
    )
    session = models.ForeignKey(
        PreparationSession,
        models.CASCADE,
        related_name="attendances",
        verbose_name=_("session"),
    )
    mobilisation = models.ForeignKey(
        Mobilisation,
        models.CASCADE,
        related_name="session_attendances",
        verbose_name=_("professional"),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=SessionAttendanceStatus,
        default=SessionAttendanceStatus.REGISTERED,
    )

    objects = SessionAttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance at a session")
        verbose_name_plural = _("attendance at sessions")
        ordering = ["session", "mobilisation"]
        constraints = [
            SameOwner(field="session", name="partners_sessionattendance_session_same_event"),
            SameOwner(field="mobilisation", name="partners_sessionattendance_person_same_event"),
            models.UniqueConstraint(
                fields=["session", "mobilisation"],
                name="partners_sessionattendance_unique",
                violation_error_message=_("This professional is already on the list."),
            ),
            known_choice(
                "status", SessionAttendanceStatus, "partners_sessionattendance_status_known"
            ),
        ]
        triggers = seat_triggers()

    def __str__(self) -> str:
        return f"{self.session} · {self.mobilisation}"
