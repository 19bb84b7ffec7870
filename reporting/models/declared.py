from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import NumberField
from events.models import Event


class DeclaredFigure(models.Model):
    """A figure that was typed with its source, or that is known not to have been counted."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="declared_figures", verbose_name=_("event")
    )
    figure = models.CharField(
        _("figure"), max_length=60, help_text=_("Its code in the list of figures.")
    )
    is_counted = models.BooleanField(
        _("was counted"),
        default=True,
        help_text=_("Untick if it took place but nobody counted it."),
    )
    value = NumberField(_("value"), max_digits=12, decimal_places=2, null=True, blank=True)
    source = models.CharField(
        _("source"), max_length=200, help_text=_("Who counted, where it is written.")
    )

    class Meta:
        verbose_name = _("declared figure")
        verbose_name_plural = _("declared figures")
        ordering = ["event", "figure"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "figure"],
                name="reporting_declaredfigure_unique",
                violation_error_message=_("This figure is already declared."),
            ),
            models.CheckConstraint(
                condition=Q(is_counted=True, value__isnull=False, value__gte=0)
                | Q(is_counted=False, value__isnull=True),
                name="reporting_declaredfigure_value",
                violation_error_message=_(
                    "Give a value that is not negative, or untick “was counted”."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="reporting_declaredfigure_source",
                violation_error_message=_("Say where the figure comes from."),
            ),
        ]

    def __str__(self) -> str:
        return self.figure
