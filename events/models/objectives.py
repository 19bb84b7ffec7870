from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import CodeField, NumberField
from events.models.event import Event
from events.querysets import IndicatorQuerySet


class Indicator(models.Model):
    """An objective set before the event: planned, achieved, comment.

    `figure` names a figure of the registry; then the achieved value is computed, never typed.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="indicators", verbose_name=_("event")
    )
    code = CodeField(_("code"))
    name = models.CharField(_("objective"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    figure = models.CharField(
        _("figure"),
        max_length=60,
        blank=True,
        help_text=_("If a figure measures this objective, what was achieved is computed."),
    )
    planned = NumberField(_("planned"), max_digits=12, decimal_places=2, null=True, blank=True)
    achieved = NumberField(_("achieved"), max_digits=12, decimal_places=2, null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["event", "position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "code"],
                name="events_indicator_code_unique",
                violation_error_message=_("Another indicator of this event has this code."),
            ),
            models.CheckConstraint(
                condition=Q(figure="") | Q(achieved__isnull=True),
                name="events_indicator_computed_or_typed",
                violation_error_message=_("Choose a figure or type what was achieved, not both."),
            ),
            models.CheckConstraint(
                condition=(Q(planned__isnull=True) | Q(planned__gte=0))
                & (Q(achieved__isnull=True) | Q(achieved__gte=0)),
                name="events_indicator_not_negative",
                violation_error_message=_("An indicator cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
