"""Hours whose responses lie in random order, so that they need not be written again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from surveys.models.instrument import SurveyVersion
from surveys.models.response import StartOfHour


class ShuffledHour(models.Model):
    """Nothing came into this hour of this version since a shuffle of it began (docs/adr/0012).

    Whatever comes deletes the row, so an hour without one is due: also what was loaded, and what
    was written before this table was. Complete: that shuffle came to its end.
    """

    version = models.ForeignKey(
        SurveyVersion, models.CASCADE, related_name="shuffled_hours", verbose_name=_("version")
    )
    hour = models.DateTimeField(_("hour"))
    is_complete = models.BooleanField(_("complete"), default=False)

    class Meta:
        verbose_name = _("shuffled hour")
        verbose_name_plural = _("shuffled hours")
        ordering = ["version", "hour"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "hour"],
                name="surveys_shuffledhour_unique",
                violation_error_message=_("This hour is already shuffled."),
            ),
            models.CheckConstraint(
                condition=Q(hour=StartOfHour("hour")),
                name="surveys_shuffledhour_hour",
                violation_error_message=_("A response keeps the hour, not the exact time."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.version_id)
