from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from events.models import Event


class Question(models.TextChoices):
    """What a tablet may ask about a visitor: the fields of the profile."""

    AGE_BAND = "age_band", _("age band")
    SITUATION = "situation", _("situation")
    INSEE_CODE = "insee_code", _("commune")
    QPV = "qpv", _("lives in a priority district (QPV)")
    STUDY_LEVEL = "study_level", _("level of study")
    GENDER = "gender", _("gender")
    REASONS = "reasons", _("reasons for the visit")
    HEARD_FROM = "heard_from", _("how the event was heard of")


class AskedQuestion(models.Model):
    """A question that the tablets of an event ask, always optional, in this order."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="asked_questions", verbose_name=_("event")
    )
    question = models.CharField(_("question"), max_length=20, choices=Question)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("question asked at reception")
        verbose_name_plural = _("questions asked at reception")
        ordering = ["event", "position", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "question"],
                name="visits_askedquestion_unique",
                violation_error_message=_("This question is already asked."),
            ),
            known_choice("question", Question, "visits_askedquestion_known"),
        ]

    def __str__(self) -> str:
        return self.get_question_display()
