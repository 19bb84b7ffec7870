from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField
from events.models.event import Event


class TsTzRange(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class ActivityKind(models.TextChoices):
    WORKSHOP = "workshop", _("workshop")
    CONFERENCE = "conference", _("talk")
    DEMONSTRATION = "demonstration", _("demonstration")


class Hub(models.Model):
    """An advice area. Five by charter and one cross-cutting, but each event has its own list."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="hubs", verbose_name=_("event"))
    code = CodeField(_("code"), help_text=_("Stays the same from one edition to the next."))
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    is_cross_cutting = models.BooleanField(
        _("cross-cutting"),
        default=False,
        help_text=_("Serves all the others, as the recognition of prior experience (VAE) does."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("hub")
        verbose_name_plural = _("hubs")
        ordering = ["event", "position", "name"]
        constraints = [
            OwnerKey(name="events_hub_owner_key"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="events_hub_code_unique",
                violation_error_message=_("Another hub of this event has this code."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    """Where activities take place inside the venue."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="rooms", verbose_name=_("event"))
    name = models.CharField(_("name"), max_length=100)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["event", "name"]
        constraints = [
            OwnerKey(name="events_room_owner_key"),
            models.UniqueConstraint(
                fields=["event", "name"],
                name="events_room_name_unique",
                violation_error_message=_("Another room of this event has this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Activity(models.Model):
    """A workshop, talk or demonstration of the programme."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="activities", verbose_name=_("event")
    )
    code = CodeField(_("code"))
    kind = models.CharField(
        _("kind"), max_length=20, choices=ActivityKind, default=ActivityKind.WORKSHOP
    )
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    hub = models.ForeignKey(
        Hub,
        models.RESTRICT,
        related_name="activities",
        null=True,
        blank=True,
        verbose_name=_("hub"),
    )
    room = models.ForeignKey(
        Room,
        models.RESTRICT,
        related_name="activities",
        null=True,
        blank=True,
        verbose_name=_("room"),
    )
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["event", "starts_at", "title"]
        constraints = [
            OwnerKey(name="events_activity_owner_key"),
            SameOwner(field="hub", name="events_activity_hub_same_event"),
            SameOwner(field="room", name="events_activity_room_same_event"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="events_activity_code_unique",
                violation_error_message=_("Another activity of this event has this code."),
            ),
            known_choice("kind", ActivityKind, "events_activity_kind_known"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="events_activity_ends_after_start",
                violation_error_message=_("An activity must end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gt=0),
                name="events_activity_capacity_positive",
                violation_error_message=_("An activity has at least one seat."),
            ),
            ExclusionConstraint(
                name="events_activity_room_free",
                expressions=[
                    ("room", RangeOperators.EQUAL),
                    (
                        TsTzRange("starts_at", "ends_at", RangeBoundary()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                # An activity that ends before it starts is told so, and nothing else.
                condition=Q(room__isnull=False, ends_at__gt=F("starts_at")),
                violation_error_message=_("This room is already taken at that time."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
