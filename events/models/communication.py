from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.fields import CodeField
from events.models.event import Event


class SupportKind(models.TextChoices):
    BROCHURE = "brochure", _("brochure")
    POSTER = "poster", _("poster")
    PROGRAMME = "programme", _("printed programme")
    SOCIAL = "social", _("social networks")
    WEBSITE = "website", _("website or portal")
    PRESS = "press", _("press and radio")
    MAILING = "mailing", _("mailing")
    OTHER = "other", _("other")


class CommunicationSupport(models.Model):
    """A brochure, poster, post… that made the event known."""

    event = models.ForeignKey(
        Event,
        models.CASCADE,
        related_name="communication_supports",
        verbose_name=_("event"),
    )
    code = CodeField(_("code"))
    kind = models.CharField(_("kind"), max_length=20, choices=SupportKind)
    title = models.CharField(_("title"), max_length=200)
    quantity = models.PositiveIntegerField(
        _("quantity"), null=True, blank=True, help_text=_("Copies printed or posts published.")
    )
    released_on = models.DateField(_("released on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("communication support")
        verbose_name_plural = _("communication supports")
        ordering = ["event", "kind", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "code"],
                name="events_communicationsupport_code_unique",
                violation_error_message=_("Another support of this event has this code."),
            ),
            known_choice("kind", SupportKind, "events_communicationsupport_kind_known"),
        ]

    def __str__(self) -> str:
        return self.title
