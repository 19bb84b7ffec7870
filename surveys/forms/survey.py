"""A questionnaire as a whole: its name, its introduction, when it is open."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from surveys.models import Survey
from surveys.models.instrument import Audience


def audiences() -> list[tuple[str, str]]:
    """In the language of the request: labels are translated when they are read."""
    return [(value, capfirst(str(label))) for value, label in Audience.choices]


class EmptySurveyForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("People read it above the first question.")
    )
    audience = forms.ChoiceField(label=_("Population"), choices=audiences)


class CoverForm(forms.ModelForm):
    class Meta:
        model = Survey
        fields = ["title", "introduction", "people_asked"]
        widgets = {"introduction": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = capfirst(str(Survey._meta.get_field(name).verbose_name))
        self.fields["introduction"].help_text = _(
            "One or two short sentences, read before the first question."
        )


class MomentField(forms.SplitDateTimeField):
    """A day and an hour, each in its own box."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": _("Day")},
            time_attrs={"type": "time", "aria-label": _("Hour")},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        )
        super().__init__(required=False, widget=widget, **kwargs)

    def compress(self, data_list: list[Any]) -> datetime | None:
        moment: datetime | None = super().compress(data_list) if any(data_list) else None
        return moment


class DatesForm(forms.Form):
    opens_at = MomentField(label=_("Opens"))
    closes_at = MomentField(
        label=_("Closes"), help_text=_("Left empty, it stays open until you close it.")
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        opens_at, closes_at = data.get("opens_at"), data.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("A questionnaire must close after it opens."))
        if closes_at and not opens_at and "opens_at" not in self.errors:
            self.add_error("opens_at", _("Say when it opens as well."))
        return data
