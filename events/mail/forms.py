"""The words of one kind of message, refused beside the field when nobody could fill them in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.mail.purposes import Purpose
from events.mail.rendering import has_stray_brace, placeholders_of

LIMIT_OF_BODY = 10_000


class WordsForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LIMIT_OF_BODY,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy("An empty line begins a new paragraph; a dash, a line of a list."),
    )

    def __init__(self, *args: Any, purpose: Purpose, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose = purpose

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        early = set(self.purpose.known) - set(self.purpose.late_placeholders)
        self._require_known(subject, early)
        return subject

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"].replace("\r\n", "\n")
        self._require_known(body, set(self.purpose.known))
        missing = sorted(self.purpose.needed - placeholders_of(body))
        if missing:
            told = _("Without {%(name)s} this message is of no use: put it back.")
            raise forms.ValidationError(told % {"name": missing[0]}, code="missing")
        return body

    def _require_known(self, text: str, known: set[str]) -> None:
        unknown = sorted(placeholders_of(text) - known)
        if unknown:
            told = _("{%(name)s} is not known here. You may use: %(known)s.")
            names = ", ".join(f"{{{name}}}" for name in sorted(known))
            values = {"name": unknown[0], "known": names}
            raise forms.ValidationError(told % values, code="unknown")
        if has_stray_brace(text):
            told = _("A brace is alone: what will be filled in is written between two braces.")
            raise forms.ValidationError(told, code="brace")
