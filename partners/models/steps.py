from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from events.models import Event


class StepKind(models.TextChoices):
    """The kinds of session that prepare somebody; a presentation meeting wins partners instead."""

    AWARENESS = "awareness", _("awareness day")
    RESOURCES = "resources", _("presentation of the resources")
    PORTAL = "portal", _("digital portal day")
    OBSERVATION = "observation", _("observation")


# What the charter asks of everybody; an event that says otherwise has a row for it.
CHARTER_ASKS = {
    StepKind.AWARENESS: True,
    StepKind.RESOURCES: True,
    StepKind.PORTAL: False,
    StepKind.OBSERVATION: True,
}


class PreparationStep(models.Model):
    """Whether an event asks this step of each professional. Without a row: as the charter does."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="preparation_steps", verbose_name=_("event")
    )
    kind = models.CharField(_("step"), max_length=30, choices=StepKind)
    is_mandatory = models.BooleanField(
        _("mandatory"),
        default=True,
        help_text=_("Without it, a professional is not ready."),
    )

    class Meta:
        verbose_name = _("preparation step")
        verbose_name_plural = _("preparation steps")
        ordering = ["event", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "kind"],
                name="partners_preparationstep_unique",
                violation_error_message=_("This step is already in the list."),
            ),
            known_choice("kind", StepKind, "partners_preparationstep_kind_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
