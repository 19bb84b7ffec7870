from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.fields import InseeCodeField
from core.validators import validate_postcode


class Venue(models.Model):
    """A place that can host an event; shared by all events of the instance."""

    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("street address"), max_length=200, blank=True)
    postcode = models.CharField(
        _("postcode"), max_length=5, blank=True, validators=[validate_postcode]
    )
    commune = models.CharField(_("commune"), max_length=100, blank=True)
    insee_code = InseeCodeField(
        _("INSEE code"),
        blank=True,
        help_text=_("Five characters; not the postcode. Bagnolet is 93006."),
    )
    capacity = models.PositiveIntegerField(
        _("capacity"),
        null=True,
        blank=True,
        help_text=_("People allowed inside at the same time, as the safety file says."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("Why this place: open, frequented, near whom. Printed in the report."),
    )

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "insee_code",
                name="events_venue_unique",
                violation_error_message=_("This venue is already in the directory."),
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(capacity__gt=0),
                name="events_venue_capacity_positive",
                violation_error_message=_("The capacity is at least one person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.commune})" if self.commune else self.name
