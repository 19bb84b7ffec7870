from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.constraints import OwnerKey, SameOwner
from core.validators import PLAIN_NAME, validate_name
from events.models import Event
from partners.models.partnership import Partnership


class PartnerAccess(models.Model):
    """Somebody who may open the space of an organisation: docs/adr/0019.

    The link holds a secret of which only the fingerprint is kept. Renewing it ends the one before.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="partner_accesses", verbose_name=_("event")
    )
    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="accesses", verbose_name=_("organisation")
    )
    contact_name = models.CharField(_("name"), max_length=150, validators=[validate_name])
    contact_email = models.EmailField(_("e-mail"))
    token_hash = models.CharField(
        _("fingerprint of the link"), max_length=64, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("access to the partner space")
        verbose_name_plural = _("accesses to the partner space")
        ordering = ["partnership", "pk"]
        constraints = [
            OwnerKey(name="partners_partneraccess_owner_key"),
            SameOwner(field="partnership", name="partners_partneraccess_partner_same_event"),
            models.UniqueConstraint(
                "partnership",
                Lower("contact_email"),
                name="partners_partneraccess_email_unique",
                violation_error_message=_("This person already has an access."),
            ),
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~Q(token_hash=""),
                name="partners_partneraccess_token_unique",
                violation_error_message=_("This link is already used."),
            ),
            models.CheckConstraint(
                condition=Q(token_hash="")
                | (Q(expires_at__isnull=False) & Q(expires_at__gt=F("created_at"))),
                name="partners_partneraccess_expires",
                violation_error_message=_("A link expires some day."),
            ),
            models.CheckConstraint(
                condition=Q(contact_name__regex=PLAIN_NAME),
                name="partners_partneraccess_plain_name",
                violation_error_message=_("Write the name on one line, without “=?”."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partnership)
