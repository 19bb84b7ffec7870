"""What people read in another language than French: the words of the questionnaire, translated.

The language of the questionnaire itself (French) is in the fields of the instrument.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from surveys.languages import Language
from surveys.models.instrument import Choice, Question, Survey


class SurveyWording(models.Model):
    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="wordings", verbose_name=_("questionnaire")
    )
    language = models.CharField(_("language"), max_length=5, choices=Language)
    title = models.CharField(_("title"), max_length=200)
    introduction = models.TextField(_("introduction"), blank=True)

    class Meta:
        verbose_name = _("translation of a questionnaire")
        verbose_name_plural = _("translations of questionnaires")
        ordering = ["survey", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "language"],
                name="surveys_surveywording_unique",
                violation_error_message=_("This text is already translated into this language."),
            ),
            known_choice("language", Language, "surveys_surveywording_language_known"),
        ]

    def __str__(self) -> str:
        return self.get_language_display()


class QuestionWording(models.Model):
    question = models.ForeignKey(
        Question, models.CASCADE, related_name="wordings", verbose_name=_("question")
    )
    language = models.CharField(_("language"), max_length=5, choices=Language)
    label = models.CharField(_("question"), max_length=300)
    help_text = models.CharField(_("help"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("translation of a question")
        verbose_name_plural = _("translations of questions")
        ordering = ["question", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "language"],
                name="surveys_questionwording_unique",
                violation_error_message=_("This text is already translated into this language."),
            ),
            known_choice("language", Language, "surveys_questionwording_language_known"),
        ]

    def __str__(self) -> str:
        return self.get_language_display()


class ChoiceWording(models.Model):
    choice = models.ForeignKey(
        Choice, models.CASCADE, related_name="wordings", verbose_name=_("choice")
    )
    language = models.CharField(_("language"), max_length=5, choices=Language)
    label = models.CharField(_("label"), max_length=200)

    class Meta:
        verbose_name = _("translation of a choice")
        verbose_name_plural = _("translations of choices")
        ordering = ["choice", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["choice", "language"],
                name="surveys_choicewording_unique",
                violation_error_message=_("This text is already translated into this language."),
            ),
            known_choice("language", Language, "surveys_choicewording_language_known"),
        ]

    def __str__(self) -> str:
        return self.get_language_display()
