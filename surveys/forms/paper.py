"""What a stack of paper sheets has in common: asked once, kept from sheet to sheet."""

from datetime import datetime, time
from operator import attrgetter
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from surveys.languages import Language
from surveys.models import Survey

HOURS = [(hour, f"{hour}\xa0h") for hour in range(24)]
# With the time of the page in it: what was made yesterday takes nothing back.
SIGNER = TimestampSigner(salt="surveys.paper")


def new_key() -> str:
    """For one page, signed with the time of now."""
    return SIGNER.sign(token_urlsafe(16))


class KeyField(forms.CharField):
    """The key without its signature; however old: what was typed is recorded."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        try:
            return SIGNER.unsign(super().clean(value))
        except BadSignature as error:
            told = _(
                "This page was not made here, or the server has changed its key: open it again."
            )
            raise ValidationError(told) from error


class StackForm(forms.Form):
    """The fields bear the names that addresses have too: a link may fill them in."""

    version = forms.ModelChoiceField(
        None, label=gettext_lazy("Version"), to_field_name="number", empty_label=None
    )
    langue = forms.ChoiceField(label=gettext_lazy("Language"), choices=Language.choices)
    jour = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    heure = forms.TypedChoiceField(
        label=gettext_lazy("Hour, roughly"), choices=HOURS, coerce=int, initial=12
    )
    atelier = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Activity"),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("None, or not known"),
    )
    cle = KeyField()
    feuille = forms.IntegerField(min_value=1, max_value=99_999, widget=forms.HiddenInput)

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey = survey
        versions: Any = self.fields["version"]
        asking = survey.versions.filter(questions__isnull=False).distinct()
        versions.queryset = asking.order_by("-number")
        versions.label_from_instance = lambda version: str(version.number)
        activities: Any = self.fields["atelier"]
        activities.queryset = survey.event.activities.all()
        activities.label_from_instance = attrgetter("dated_title")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        day, hour = data.get("jour"), data.get("heure")
        if day is not None and hour is not None:
            try:
                self._check(timezone.make_aware(datetime.combine(day, time(hour))))
            except ValidationError as error:
                self.add_error("jour", error)
        return data

    @property
    def moment(self) -> datetime:
        day, hour = self.cleaned_data["jour"], self.cleaned_data["heure"]
        return timezone.make_aware(datetime.combine(day, time(hour)))

    def _check(self, moment: datetime) -> None:
        """People answered while it was open, by day: paper goes round before and after the code."""
        opens_at, closes_at = self.survey.opens_at, self.survey.closes_at
        day = timezone.localtime(moment).date()
        if moment > timezone.now():
            raise ValidationError(_("This hour has not begun yet: check the day."))
        if opens_at is None or day < timezone.localtime(opens_at).date():
            raise ValidationError(_("The questionnaire was not open yet on that day."))
        if closes_at is not None and day > timezone.localtime(closes_at).date():
            raise ValidationError(_("The questionnaire was closed on that day."))
