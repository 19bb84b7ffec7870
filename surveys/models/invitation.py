import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import SameOwner
from core.fields import CodeField
from core.triggers import Refuse, changes
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
    link_nonce = models.CharField(
        _("number of the link"), max_length=32, blank=True, editable=False
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
        triggers = [
            Refuse(
                name="surveys_invitation_after_purge",
                operation=pgtrigger.Insert,
                test="EXISTS (SELECT FROM surveys_surveypurge WHERE event_id = NEW.event_id)",
                message="The answers of this event were erased: nobody can be asked any more.",
            ),
            # For all of them alike: a refusal for one would tell that this person has answered.
            Refuse(
                name="surveys_invitation_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                test=f"({changes('survey_id', 'code')} "
                "OR (TG_OP = 'UPDATE' AND OLD.is_answered AND NOT NEW.is_answered)) "
                "AND EXISTS (SELECT FROM surveys_response AS response "
                "JOIN surveys_surveyversion AS version ON version.id = response.version_id "
                "WHERE version.survey_id = OLD.survey_id) "
                "AND NOT EXISTS (SELECT FROM surveys_surveypurge WHERE event_id = OLD.event_id)",
                message="This questionnaire has answers: its invitations are kept, since somebody "
                "who is invited again could answer twice.",
            ),
            Refuse(
                name="surveys_invitation_beside_codes",
                operation=pgtrigger.Insert,
                test="EXISTS (SELECT FROM surveys_wayin AS way_in "
                "JOIN surveys_survey AS survey ON survey.id = way_in.survey_id "
                "WHERE survey.id = NEW.survey_id AND survey.audience = 'professional' "
                "AND way_in.is_active)",
                message="People can answer this questionnaire by a code and would count twice: "
                "switch its codes off first.",
            ),
        ]

    def __str__(self) -> str:
        return self.code
