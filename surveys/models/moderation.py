from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from surveys.models.response import Answer


class Verdict(models.TextChoices):
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden")


class Moderation(models.Model):
    """What becomes of one verbatim. Without one, it is shown to nobody but the coordinator.

    `text` replaces the original wherever it is shown, when that named somebody. `in_report`: chosen
    among those published, to be quoted in the report.
    """

    answer = models.OneToOneField(
        Answer,
        models.CASCADE,
        primary_key=True,
        related_name="moderation",
        verbose_name=_("verbatim"),
    )
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict)
    text = models.TextField(_("text without names"), blank=True, max_length=2000)
    in_report = models.BooleanField(_("in the report"), default=False)

    class Meta:
        verbose_name = _("moderated verbatim")
        verbose_name_plural = _("moderated verbatims")
        ordering = ["answer"]
        constraints = [
            known_choice("verdict", Verdict, "surveys_moderation_verdict_known"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.PUBLISHED) | Q(text=""),
                name="surveys_moderation_hidden_has_no_text",
                violation_error_message=_("A hidden verbatim has no other text."),
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.PUBLISHED) | Q(in_report=False),
                name="surveys_moderation_report_is_published",
                violation_error_message=_("The report only quotes published verbatims."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_verdict_display()

    @property
    def shown_text(self) -> str:
        return self.text or self.answer.text
