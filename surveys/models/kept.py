"""What a purge leaves of the answers: totals of each question, and nothing else (docs/adr/0023).

Written once, before the answers go, by whoever printed these numbers before. They stand on the
latest version of each question, whatever version the answers came in.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.triggers import Refuse
from events.models import Event
from surveys.models.instrument import Choice, Question, Survey

PURGED = "EXISTS (SELECT FROM surveys_surveypurge AS purge WHERE purge.event_id = {event})"
KEPT_MESSAGE = "The totals that stand for erased answers never change."


class SurveyPurge(models.Model):
    """The answers of an event are erased; totals stand for them. How many there were."""

    event = models.OneToOneField(
        Event, models.CASCADE, related_name="survey_purge", verbose_name=_("event")
    )
    done_on = models.DateField(_("done on"))
    report_number = models.PositiveSmallIntegerField(
        _("version of the report"),
        null=True,
        blank=True,
        help_text=_("The one that was published long enough before."),
    )
    responses = models.PositiveIntegerField(_("responses erased"), default=0)
    texts = models.PositiveIntegerField(_("texts erased"), default=0)
    invitations = models.PositiveIntegerField(_("personal links erased"), default=0)

    class Meta:
        verbose_name = _("purge of the answers")
        verbose_name_plural = _("purges of the answers")

    def __str__(self) -> str:
        return self.done_on.isoformat()


def kept_frozen(name: str, event: str) -> list[Refuse]:
    """`event`: SQL that finds the event of NEW."""
    return [
        Refuse(
            name=name,
            operation=pgtrigger.Insert | pgtrigger.Update,
            test=f"TG_OP = 'UPDATE' OR {PURGED.format(event=event)}",
            message=KEPT_MESSAGE,
        )
    ]


EVENT_OF_SURVEY = "(SELECT event_id FROM surveys_survey WHERE id = NEW.survey_id)"
EVENT_OF_QUESTION = (
    "(SELECT version.event_id FROM surveys_surveyversion AS version "
    "JOIN surveys_question AS question ON question.version_id = version.id "
    "WHERE question.id = {question})"
)
QUESTION_OF_CHOICE = "(SELECT question_id FROM surveys_choice WHERE id = NEW.choice_id)"


class KeptSurvey(models.Model):
    """`invited`: personal links that were sent; none where nobody was asked by link."""

    survey = models.OneToOneField(
        Survey, models.CASCADE, related_name="kept", verbose_name=_("questionnaire")
    )
    responses = models.PositiveIntegerField(_("responses"))
    invited = models.PositiveIntegerField(_("people invited"), null=True, blank=True)

    class Meta:
        verbose_name = _("kept total of a questionnaire")
        verbose_name_plural = _("kept totals of questionnaires")
        triggers = kept_frozen("surveys_keptsurvey_frozen", EVENT_OF_SURVEY)

    def __str__(self) -> str:
        return str(self.responses)


class KeptQuestion(models.Model):
    """`respondents` is empty where it was masked; `public_respondents` likewise in public."""

    question = models.OneToOneField(
        Question, models.CASCADE, related_name="kept", verbose_name=_("question")
    )
    asked = models.PositiveIntegerField(_("people asked"))
    respondents = models.PositiveIntegerField(_("respondents"), null=True, blank=True)
    public_respondents = models.PositiveIntegerField(
        _("respondents, in public"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("kept total of a question")
        verbose_name_plural = _("kept totals of questions")
        constraints = [
            models.CheckConstraint(
                condition=Q(respondents__isnull=True) | Q(asked__gte=F("respondents")),
                name="surveys_keptquestion_asked",
                violation_error_message=_("Nobody answers without having been asked."),
            ),
        ]
        triggers = kept_frozen(
            "surveys_keptquestion_frozen", EVENT_OF_QUESTION.format(question="NEW.question_id")
        )

    def __str__(self) -> str:
        return str(self.asked)


class KeptChoice(models.Model):
    """How many ticked it; empty where that was masked, inside or in public."""

    choice = models.OneToOneField(
        Choice, models.CASCADE, related_name="kept", verbose_name=_("choice")
    )
    number = models.PositiveIntegerField(_("answers"), null=True, blank=True)
    public_number = models.PositiveIntegerField(_("answers, in public"), null=True, blank=True)

    class Meta:
        verbose_name = _("kept total of a choice")
        verbose_name_plural = _("kept totals of choices")
        triggers = kept_frozen(
            "surveys_keptchoice_frozen", EVENT_OF_QUESTION.format(question=QUESTION_OF_CHOICE)
        )

    def __str__(self) -> str:
        return str(self.number)


class KeptMark(models.Model):
    """How many gave this mark from 0 to 10."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="kept_marks", verbose_name=_("question")
    )
    score = models.PositiveSmallIntegerField(_("score"))
    number = models.PositiveIntegerField(_("answers"))

    class Meta:
        verbose_name = _("kept total of a mark")
        verbose_name_plural = _("kept totals of marks")
        ordering = ["question", "score"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "score"],
                name="surveys_keptmark_unique",
                violation_error_message=_("This mark is already counted."),
            ),
            models.CheckConstraint(
                condition=Q(score__lte=10),
                name="surveys_keptmark_score_range",
                violation_error_message=_("A recommendation goes from 0 to 10."),
            ),
        ]
        triggers = kept_frozen(
            "surveys_keptmark_frozen", EVENT_OF_QUESTION.format(question="NEW.question_id")
        )

    def __str__(self) -> str:
        return f"{self.score} · {self.number}"
