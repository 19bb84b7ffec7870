from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.choices import known_choice
from core.constraints import OwnerKey
from events.models.event import Event


class EventMembership(models.Model):
    """One role of one account on one event. Somebody may hold several."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="memberships", verbose_name=_("event")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("account"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("role on an event")
        verbose_name_plural = _("roles on events")
        ordering = ["event", "role"]
        constraints = [
            OwnerKey(name="events_eventmembership_owner_key"),
            models.UniqueConstraint(
                fields=["event", "user", "role"],
                name="events_eventmembership_unique",
                violation_error_message=_("This account already holds this role."),
            ),
            known_choice("role", Role, "events_eventmembership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.event}"
