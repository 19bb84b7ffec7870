import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.dates import period_text
from core.fields import WebsiteField
from core.triggers import Refuse, changes
from events.models.venue import Venue
from events.querysets import EventQuerySet

SMALLEST_THRESHOLD = 3

# SQL: a row with a slot lies within the days of `event`, in local time. One that ends at midnight
# is still of the day before.
DAYS_OF_EVENT = (
    "({row}.starts_at AT TIME ZONE 'Europe/Paris')::date >= event.starts_on AND "
    "(({row}.ends_at - interval '1 second') AT TIME ZONE 'Europe/Paris')::date <= event.ends_on"
)


class Event(models.Model):
    """One edition: one place, one period of one or more days."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("address"),
        unique=True,
        max_length=80,
        help_text=_("The end of the event's web address, for example bagnolet-2019."),
    )
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="events", verbose_name=_("venue"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    previous_event = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="next_events",
        null=True,
        blank=True,
        verbose_name=_("previous edition"),
        help_text=_("Figures are compared with this edition."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("Two or three sentences for the public page.")
    )
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_address = models.CharField(_("contact address"), max_length=250, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    website = WebsiteField(_("website"), blank=True)
    is_public = models.BooleanField(
        _("public page open"),
        default=False,
        help_text=_("Anybody can read the public page: summary, programme, published figures."),
    )
    is_demonstration = models.BooleanField(
        _("demonstration"),
        default=False,
        help_text=_("Every screen and report says that part of the data is illustrative."),
    )
    demonstration_note = models.TextField(
        _("what is illustrative"),
        blank=True,
        help_text=_("Which data are made up, in one or two sentences."),
    )
    counts_exits = models.BooleanField(
        _("exits are counted"),
        default=False,
        help_text=_(
            "Somebody counts who leaves: screens then say how many people are inside, "
            "against the capacity of the venue."
        ),
    )
    mask_inside = models.PositiveSmallIntegerField(
        _("smallest cell, inside"),
        default=5,
        validators=[MinValueValidator(SMALLEST_THRESHOLD), MaxValueValidator(1000)],
        help_text=_("Counts of people under this number are masked on staff pages."),
    )
    mask_public = models.PositiveSmallIntegerField(
        _("smallest cell, public"),
        default=11,
        validators=[MinValueValidator(SMALLEST_THRESHOLD), MaxValueValidator(1000)],
        help_text=_("Counts of people under this number are masked in everything published."),
    )
    explain_gap_from = models.PositiveSmallIntegerField(
        _("explain gaps from (%)"),
        default=10,
        help_text=_("A budget line that differs more from its plan needs a comment."),
    )
    retention_months = models.PositiveSmallIntegerField(
        _("months before the purge"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_(
            "After the report is published, detailed records are kept this long, "
            "then replaced by the published totals."
        ),
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="events_event_ends_after_start",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(mask_inside__gte=SMALLEST_THRESHOLD)
                & Q(mask_public__gte=F("mask_inside")),
                name="events_event_mask_thresholds",
                violation_error_message=_(
                    "Cells are masked from 3 people at least, "
                    "and the public threshold is not lower than the inside one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_demonstration=False) | ~Q(demonstration_note=""),
                name="events_event_demonstration_note",
                violation_error_message=_("Say which data are illustrative."),
            ),
            models.CheckConstraint(
                condition=~Q(previous_event=F("id")),
                name="events_event_not_its_own_previous",
                violation_error_message=_("An event cannot be its own previous edition."),
            ),
        ]
        triggers = [
            Refuse(
                name="events_event_keeps_opening_days",
                operation=pgtrigger.UpdateOf("starts_on", "ends_on"),
                test="EXISTS (SELECT FROM events_openingday AS day WHERE day.event_id = NEW.id "
                "AND day.date NOT BETWEEN NEW.starts_on AND NEW.ends_on)",
                message="An opening day would fall outside the event: change the days first.",
            ),
            Refuse(
                name="events_event_keeps_activities",
                operation=pgtrigger.UpdateOf("starts_on", "ends_on"),
                test=f"{changes('starts_on', 'ends_on')} AND "
                "EXISTS (SELECT FROM events_activity AS activity "
                "JOIN (SELECT NEW.starts_on, NEW.ends_on) AS event ON TRUE "
                "WHERE activity.event_id = NEW.id "
                f"AND NOT ({DAYS_OF_EVENT.format(row='activity')}))",
                message="An activity would fall outside the event: move it first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def period(self) -> str:
        """Its day or days, in words."""
        return period_text(self.starts_on, self.ends_on)


class OpeningDay(models.Model):
    """A day on which the public is welcome, with its hours (local time)."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="opening_days", verbose_name=_("event")
    )
    date = models.DateField(_("date"))
    opens_at = models.TimeField(_("opens at"))
    closes_at = models.TimeField(_("closes at"))

    class Meta:
        verbose_name = _("opening day")
        verbose_name_plural = _("opening days")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "date"],
                name="events_openingday_unique",
                violation_error_message=_("This day is already listed."),
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="events_openingday_closes_after_opening",
                violation_error_message=_("Closing time must be after opening time."),
            ),
        ]
        triggers = [
            Refuse(
                name="events_openingday_inside_event",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test="NOT EXISTS (SELECT FROM events_event AS event WHERE event.id = NEW.event_id "
                "AND NEW.date BETWEEN event.starts_on AND event.ends_on)",
                message="An opening day must fall between the event's first and last day.",
            ),
        ]

    def __str__(self) -> str:
        return self.date.isoformat()
