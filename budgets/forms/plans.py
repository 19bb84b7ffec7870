"""The steps of a budget: approved, revised, closed."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ApprovalForm(forms.Form):
    on = forms.DateField(
        label=_("Approved on"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day of the steering committee or board that approved it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class RevisionForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does the plan change?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One or two sentences: funders may read them."),
    )


class ClosingForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Explains the result and the large gaps. It stands in the report."),
    )
