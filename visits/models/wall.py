from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Event
from visits.models.tablet import HASH_LENGTH


class WallLink(models.Model):
    """A read-only link to the wall screen of an event, until somebody revokes it."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="wall_links", verbose_name=_("event")
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("Where the screen hangs: hall, team room…")
    )
    key_hash = models.CharField(_("key (hash)"), max_length=HASH_LENGTH, unique=True)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("link to the wall screen")
        verbose_name_plural = _("links to the wall screen")
        ordering = ["event", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "name"],
                condition=models.Q(is_active=True),
                name="visits_walllink_name_unique",
                violation_error_message=_("Another link of this event has this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
