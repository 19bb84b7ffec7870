"""After which earlier choice a question is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.models import Choice, Question, SurveyVersion
from surveys.models.instrument_rules import PROFILE_CODES

ALWAYS = ("", _("Everybody is asked"))


class ConditionField(forms.TypedChoiceField):
    """Gives the Choice, or None for a question that everybody is asked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Who is asked?"),
            help_text=_("Only those who ticked a choice of an earlier question, if you choose it."),
            required=False,
            empty_value=None,
            **kwargs,
        )
        self.known: dict[int, Choice] = {}

    def offer(self, version: SurveyVersion, before: Question | None = None) -> None:
        """Choices of the questions of the version, or of those that come before this one; none
        of those about the people themselves, which the database refuses."""
        earlier = version.questions.prefetch_related("choices").order_by("position", "pk")
        groups: list[Any] = [ALWAYS]
        self.known = {}
        for number, question in enumerate(earlier, start=1):
            if before is not None and question.pk == before.pk:
                break
            if question.code in PROFILE_CODES:
                continue
            choices = list(question.choices.all())
            self.known |= {choice.pk: choice for choice in choices}
            if choices:
                rows = [(choice.pk, choice.label) for choice in choices]
                groups.append((f"{number}. {question.label}", rows))
        self.choices = groups

    def _coerce(self, value: Any) -> Choice | None:
        return self.known[int(value)] if value else None
