from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField
from events.models import Activity, Event, Hub


class DeskKind(models.TextChoices):
    RECEPTION = "reception", _("reception")
    HUB = "hub", _("hub")
    WORKSHOP = "workshop", _("workshop")
    EXIT = "exit", _("way out")


class Desk(models.Model):
    """A paired tablet: a device, not a person. It can only check in, for its event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="desks", verbose_name=_("event"))
    code = CodeField(_("code"))
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=DeskKind, default=DeskKind.RECEPTION)
    hub = models.ForeignKey(
        Hub,
        models.RESTRICT,
        related_name="desks",
        null=True,
        blank=True,
        verbose_name=_("hub"),
    )
    activity = models.ForeignKey(
        Activity,
        models.RESTRICT,
        related_name="desks",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        ordering = ["event", "name"]
        constraints = [
            OwnerKey(name="visits_desk_owner_key"),
            SameOwner(field="hub", name="visits_desk_hub_same_event"),
            SameOwner(field="activity", name="visits_desk_activity_same_event"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="visits_desk_code_unique",
                violation_error_message=_("Another desk of this event has this code."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["reception", "exit"], hub__isnull=True, activity__isnull=True)
                | Q(kind="hub", hub__isnull=False, activity__isnull=True)
                | Q(kind="workshop", hub__isnull=True),
                name="visits_desk_place",
                violation_error_message=_(
                    "A hub desk has a hub, a workshop desk may have an activity, "
                    "a reception desk and one at the way out have neither."
                ),
            ),
            known_choice("kind", DeskKind, "visits_desk_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name
