"""The floor: stands with a number, who holds them, and what they need."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import OwnerKey, SameOwner, UniqueBeside
from events.models import Event, Hub, Room
from partners.models.partnership import Partnership
from partners.querysets import StandQuerySet

NUMBER = r"^[0-9A-Z]([0-9A-Z-]*[0-9A-Z])?$"


class Stand(models.Model):
    """A place on the floor where visitors meet one or more organisations."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="stands", verbose_name=_("event"))
    number = models.CharField(
        _("number"),
        max_length=10,
        validators=[RegexValidator(NUMBER, _("Capital letters and digits, for example A12."))],
        help_text=_("As on the floor plan, for example A12."),
    )
    zone = models.CharField(
        _("zone"),
        max_length=60,
        blank=True,
        help_text=_("Part of the floor, for example “Grand hall” or “Zone bleue”."),
    )
    room = models.ForeignKey(
        Room,
        models.RESTRICT,
        related_name="stands",
        null=True,
        blank=True,
        verbose_name=_("room"),
    )
    hub = models.ForeignKey(
        Hub,
        models.RESTRICT,
        related_name="stands",
        null=True,
        blank=True,
        verbose_name=_("hub"),
    )
    tables = models.PositiveSmallIntegerField(_("tables"), default=1)
    chairs = models.PositiveSmallIntegerField(_("chairs"), default=2)
    panels = models.PositiveSmallIntegerField(_("display panels"), default=0)
    needs_power = models.BooleanField(_("needs a power socket"), default=False)
    note = models.CharField(
        _("other needs"),
        max_length=200,
        blank=True,
        help_text=_("A screen, access for a wheelchair, a quiet corner…"),
    )

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = _("stand")
        verbose_name_plural = _("stands")
        ordering = ["event", "number"]
        constraints = [
            OwnerKey(name="partners_stand_owner_key"),
            SameOwner(field="hub", name="partners_stand_hub_same_event"),
            SameOwner(field="room", name="partners_stand_room_same_event"),
            UniqueBeside(
                beside="number",
                fields=["event", "number"],
                name="partners_stand_number_unique",
                violation_error_message=_("Another stand of this event has this number."),
            ),
            models.CheckConstraint(
                condition=Q(number__regex=NUMBER),
                name="partners_stand_number_format",
                violation_error_message=_("Capital letters and digits, for example A12."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def place(self) -> str:
        """Its zone, else its room; nothing when neither is known."""
        return self.zone or (self.room.name if self.room else "")


class StandHolder(models.Model):
    """An organisation at a stand; it may have several, and share them."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="stand_holders", verbose_name=_("event")
    )
    stand = models.ForeignKey(
        Stand, models.CASCADE, related_name="holders", verbose_name=_("stand")
    )
    partnership = models.ForeignKey(
        Partnership,
        models.CASCADE,
        related_name="stands_held",
        verbose_name=_("organisation"),
    )

    class Meta:
        verbose_name = _("organisation at a stand")
        verbose_name_plural = _("organisations at stands")
        ordering = ["stand", "partnership"]
        constraints = [
            SameOwner(field="stand", name="partners_standholder_stand_same_event"),
            SameOwner(field="partnership", name="partners_standholder_partner_same_event"),
            models.UniqueConstraint(
                fields=["stand", "partnership"],
                name="partners_standholder_unique",
                violation_error_message=_("This organisation is already at this stand."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stand} · {self.partnership}"
