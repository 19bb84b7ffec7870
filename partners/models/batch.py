from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from events.models import Event


class BatchAction(models.TextChoices):
    INVITED = "invited", _("noted as invited")
    INVITED_BY_MAIL = "invited_by_mail", _("invited by mail")
    REMINDED = "reminded", _("reminded by mail")
    AGREED = "agreed", _("noted as agreed")
    CHARTER = "charter", _("charter noted as accepted")
    TOOK_PART = "took_part", _("noted as having taken part")
    DECLINED = "declined", _("noted as having declined")
    WITHDRAWN = "withdrawn", _("noted as withdrawn")


class PartnershipBatch(models.Model):
    """One thing done to many participations at once, and what undoes it.

    `before` and `after`: the fields that changed, by key of participation.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="partnership_batches", verbose_name=_("event")
    )
    action = models.CharField(_("action"), max_length=20, choices=BatchAction)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )
    done_at = models.DateTimeField(_("done at"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of many participations")
        verbose_name_plural = _("changes of many participations")
        ordering = ["-done_at", "-pk"]
        constraints = [
            known_choice("action", BatchAction, "partners_partnershipbatch_action_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} · {self.pk}"
