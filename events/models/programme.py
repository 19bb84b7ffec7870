import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import CheckBeside, OwnerKey, SameOwner
from core.dates import date_text
from core.fields import CodeField
from core.hours import hour_text, slot_text
from core.slots import OneAtATime, SlotKey, TakesTurn, TsTzRange
from core.triggers import Refuse
from events.models.event import DAYS_OF_EVENT, Event
from events.querysets import ActivityQuerySet

__all__ = ["Activity", "ActivityKind", "Hub", "Room", "TsTzRange"]  # the first migration names it

# What a calendar shows of an activity: whoever kept the former file must be told.
SHOWN_IN_CALENDARS = ("title", "description", "starts_at", "ends_at", "room_id")


def _columns(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in SHOWN_IN_CALENDARS)


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
            CheckBeside(
                beside="capacity",
                condition=Q(capacity__isnull=True) | Q(capacity__gt=0),
                name="events_room_capacity_positive",
                violation_error_message=_("A room has at least one seat."),
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
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    revised_at = models.DateTimeField(_("revised at"), db_default=Now(), editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["event", "starts_at", "title"]
        constraints = [
            OwnerKey(name="events_activity_owner_key"),
            SlotKey(name="events_activity_slot_key"),
            SameOwner(field="hub", name="events_activity_hub_same_event"),
            SameOwner(field="room", name="events_activity_room_same_event"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="events_activity_code_unique",
                violation_error_message=_("Another activity of this event has this code."),
            ),
            known_choice("kind", ActivityKind, "events_activity_kind_known"),
            CheckBeside(
                beside="ends_at",
                condition=Q(ends_at__gt=F("starts_at")),
                name="events_activity_ends_after_start",
                violation_error_message=_("An activity must end after it starts."),
            ),
            CheckBeside(
                beside="capacity",
                condition=Q(capacity__isnull=True) | Q(capacity__gt=0),
                name="events_activity_capacity_positive",
                violation_error_message=_("An activity has at least one seat."),
            ),
            OneAtATime(
                field="room",
                name="events_activity_room_free",
                violation_error_message=_("This room is already taken at that time."),
            ),
        ]
        triggers = [
            TakesTurn(field="room", name="events_activity_takes_turn"),
            Refuse(
                name="events_activity_inside_event",
                operation=pgtrigger.Insert | pgtrigger.Update,
                field="starts_at",
                test=f"NOT EXISTS (SELECT FROM events_event AS event WHERE event.id = NEW.event_id "
                f"AND {DAYS_OF_EVENT.format(row='NEW')})",
                message="An activity takes place between the event's first and last day.",
            ),
            pgtrigger.Trigger(
                name="events_activity_revised",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=(
                    "NEW.revision := OLD.revision; NEW.revised_at := OLD.revised_at; "
                    f"IF ROW({_columns('NEW')}) IS DISTINCT FROM ROW({_columns('OLD')}) THEN "
                    "NEW.revision := OLD.revision + 1; NEW.revised_at := clock_timestamp(); "
                    "END IF; RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def dated_title(self) -> str:
        """With its day and hour (local time): the same workshop is often held several times."""
        start = timezone.localtime(self.starts_at)
        return f"{date_text(start.date())}, {hour_text(start)} · {self.title}"

    @property
    def told(self) -> str:
        """What it is and when, in a sentence for whoever wanted its room."""
        when = slot_text(self.starts_at, self.ends_at)
        return gettext("“%(title)s”, %(when)s.") % {"title": self.title, "when": when}
