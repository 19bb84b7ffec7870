from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def past(day: date) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))


class CharterForm(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("Accepted on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[past],
    )
    by_name = forms.CharField(
        label=gettext_lazy("By"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Name and position of the person who answers for the organisation."),
    )
    file = forms.FileField(
        label=gettext_lazy("Signed charter"),
        required=False,
        help_text=gettext_lazy("PDF, PNG or JPEG, 5 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".pdf,image/png,image/jpeg"}),
    )


class DayForm(forms.Form):
    """On which day what is done to many was done."""

    day = forms.DateField(
        label=gettext_lazy("On"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[past],
    )
