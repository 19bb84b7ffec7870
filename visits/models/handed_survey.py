import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.constraints import SameOwner
from core.triggers import Refuse, changes
from events.models import Event
from surveys.models import Survey
from visits.models.desk import Desk


class HandedSurvey(models.Model):
    """A questionnaire that the tablet of a desk may hand round. No response knows the desk."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="handed_surveys", verbose_name=_("event")
    )
    desk = models.ForeignKey(
        Desk, models.CASCADE, related_name="handed_surveys", verbose_name=_("desk")
    )
    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="handed_to", verbose_name=_("questionnaire")
    )

    class Meta:
        verbose_name = _("questionnaire handed round")
        verbose_name_plural = _("questionnaires handed round")
        ordering = ["desk", "survey"]
        constraints = [
            SameOwner(field="desk", name="visits_handedsurvey_desk_same_event"),
            SameOwner(field="survey", name="visits_handedsurvey_survey_same_event"),
            models.UniqueConstraint(
                fields=["desk", "survey"],
                name="visits_handedsurvey_unique",
                violation_error_message=_("This desk hands this questionnaire round already."),
            ),
        ]
        triggers = [
            Refuse(
                name="visits_handedsurvey_no_professionals",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test="EXISTS (SELECT FROM surveys_survey AS survey WHERE survey.id = NEW.survey_id "
                "AND survey.audience = 'professional')",
                message="Professionals answer by their personal link, not on a tablet.",
            ),
            # Taken away and given again, it would let them in after its results were read: as long
            # as it is handed round, `surveys.holding` waits for them.
            Refuse(
                name="visits_handedsurvey_forms_wait",
                operation=pgtrigger.Update | pgtrigger.Delete,
                test=f"{changes('desk_id', 'survey_id')} AND EXISTS ("
                "SELECT FROM visits_tablet AS tablet WHERE tablet.desk_id = OLD.desk_id "
                "AND tablet.revoked_at IS NULL AND tablet.forms_waiting > 0)",
                message="The tablet of this desk still keeps filled questionnaires: let it send "
                "them first, or revoke it if it will not come back.",
                field="surveys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desk} – {self.survey}"
