"""A question of the coordinator's own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.validators import validate_code
from surveys.forms.conditions import ConditionField
from surveys.models import Choice, SurveyVersion
from surveys.models.instrument import QuestionKind
from surveys.services.building import LONGEST_CODE, WITH_CHOICES

FEWEST_CHOICES, MOST_CHOICES = 2, 30
OTHER = "Autre"  # in the language of the instrument
LONGEST_LABEL = Choice._meta.get_field("label").max_length


# A code of the profile for each thing that one asks of people themselves: it is masked by it.
ABOUT_PEOPLE = (
    ("", _("No: about what they think or did")),
    ("age_band", _("Age")),
    ("situation", _("Situation")),
    ("study_level", _("Level of study")),
    ("gender", _("Gender")),
    ("insee_code", _("Commune")),
    ("qpv", _("Lives in a priority district (QPV)")),
    ("reasons", _("Reason for the visit")),
    ("heard_from", _("How the event was heard of")),
)


def kinds() -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in QuestionKind.choices]


class LinesField(forms.CharField):
    """One choice on each line: a list without empty lines."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        text = super().to_python(value)
        return [line.strip() for line in text.splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_CHOICES:
            raise ValidationError(_("Thirty choices at most: nobody reads more on a phone."))
        if any(len(line) > (LONGEST_LABEL or 0) for line in value):
            raise ValidationError(_("A choice has 200 characters at most."))
        if len({line.casefold() for line in value}) < len(value):
            raise ValidationError(_("The same choice is there twice."))

    def run_validators(self, value: Any) -> None:
        """Those of a text do not apply to a list."""


class QuestionForm(forms.Form):
    label = forms.CharField(
        label=_("Question"),
        max_length=300,
        help_text=_("One idea, plain words: people read it once, standing, on a phone."),
    )
    kind = forms.ChoiceField(
        label=_("How do people reply?"), choices=kinds, widget=forms.RadioSelect
    )
    choices = LinesField(
        label=_("Choices, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("For one choice or several. Satisfaction has its five levels by itself."),
    )
    adds_other = forms.BooleanField(
        label=_("End with “Other: please say”"), required=False, initial=False
    )
    help_text = forms.CharField(
        label=_("Help"),
        required=False,
        max_length=300,
        help_text=_("One short sentence under the question, if it needs one."),
    )
    shown_if = ConditionField()
    is_required = forms.BooleanField(
        label=_("People must reply to go on"), required=False, initial=False
    )
    about_people = forms.ChoiceField(
        label=_("Does it ask about the people themselves?"),
        choices=ABOUT_PEOPLE,
        required=False,
        help_text=_(
            "Small numbers are then masked, here and in the report, and the raw answers leave "
            "the question out."
        ),
    )
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=LONGEST_CODE,
        validators=[validate_code],
        help_text=_(
            "Leave empty: it is made from the question. To compare with an earlier edition, give "
            "the same question the same code."
        ),
    )

    def __init__(self, *args: Any, version: SurveyVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        condition: Any = self.fields["shown_if"]
        condition.offer(version)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("kind") in WITH_CHOICES and "choices" not in self.errors:
            lines = data["choices"]
            if data.pop("adds_other") and OTHER.casefold() not in map(str.casefold, lines):
                lines = [*lines, OTHER]
            if len(lines) < FEWEST_CHOICES:
                self.add_error("choices", _("Write two choices at least."))
            data["choices"] = lines
        data.pop("adds_other", None)
        self._name_profile(data)
        return data

    def _name_profile(self, data: dict[str, Any]) -> None:
        code = data.pop("about_people", "")
        if code and data.get("code") not in ("", code):
            told = _("A question about the people has its own code: leave this one empty.")
            self.add_error("code", told)
        elif code and data.get("kind") not in WITH_CHOICES:
            told = _("Give it choices: what people write about themselves is shown to nobody.")
            self.add_error("kind", told)
        elif code:
            data["code"] = code
