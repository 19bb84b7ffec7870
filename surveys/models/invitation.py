from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import SameOwner
from core.fields import CodeField
from events.models import Event
from surveys.models.instrument import Survey


class Invitation(models.Model):
    """A personal link to a questionnaire. It says *that* it was answered, never *what*.

    No key, time or order joins it to a response: see docs/adr/0004.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="invitations", verbose_name=_("event")
    )
    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="invitations", verbose_name=_("questionnaire")
    )
    code = CodeField(_("recipient"), max_length=60, help_text=_("The professional's code."))
    token_hash = models.CharField(
        _("fingerprint of the link"), max_length=64, blank=True, editable=False
    )
    is_answered = models.BooleanField(_("answered"), default=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["survey", "code"]
        constraints = [
            SameOwner(field="survey", name="surveys_invitation_survey_same_event"),
            models.UniqueConstraint(
                fields=["survey", "code"],
                name="surveys_invitation_code_unique",
                violation_error_message=_("This person is already invited."),
            ),
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~Q(token_hash=""),
                name="surveys_invitation_token_unique",
                violation_error_message=_("This link is already used."),
            ),
        ]

    def __str__(self) -> str:
        return self.code
