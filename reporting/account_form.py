"""The texts and the signature of an account. Amounts are not typed: they come from the budget."""

from datetime import date
from hashlib import sha256
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.forms import EventScopedModelForm
from reporting.account.account import layout_choices
from reporting.account.content import ANNEX, QUALITATIVE, TEXTS
from reporting.models import GrantFinancialReport

IDENTITY = ("layout", "holder", "rna", "local_registration")
MARK = 16  # digits
SIGNATURE = ("signatory", "signed_on", "signed_at")


class SentForm(forms.Form):
    """When the account left for its funder; empty: it did not."""

    on = forms.DateField(
        label=_("Sent to the funder on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day it left by post or by mail. Empty it if it was noted by mistake."),
    )

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class AccountForm(EventScopedModelForm):
    """An empty text is printed as suggested; what was opened first is told by `edits`."""

    class Meta:
        model = GrantFinancialReport
        fields = [*IDENTITY, *QUALITATIVE, *ANNEX, *SIGNATURE]

    edits = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, suggestions: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["edits"] = self.instance.edits
        self.initial["shown"] = {name: _mark(suggestions[name]) for name in TEXTS}
        for field in self.fields.values():
            field.label = capfirst(str(field.label))
        carriers = self.instance.event.partnerships.carriers().select_related("organisation")
        self.fields["holder"].queryset = carriers
        self.fields["holder"].empty_label = _("Choose…")
        self.fields["layout"] = forms.ChoiceField(
            label=_("Table"),
            choices=layout_choices(),
            help_text=_("A funder with a table of its own: an administrator adds it once."),
        )
        self.fields["local_registration"].help_text = _(
            "Alsace and Moselle only: the day of registration, as the form asks for it (DDMMYY)."
        )
        self.fields["signed_on"].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        for name in TEXTS:
            self._prepare_text(name, suggestions[name])

    @property
    def helper(self) -> FormHelper:
        """In the order of the official form; the page draws the tag and the buttons."""
        helper = FormHelper()
        helper.disable_csrf = True
        helper.form_tag = False
        helper.layout = Layout(
            "edits",
            "shown",
            Fieldset(_("Who answers for it"), *IDENTITY),
            Fieldset(_("1. What was done"), *QUALITATIVE),
            Fieldset(_("3. Annex to the figures"), *ANNEX),
            Fieldset(_("Attestation"), *SIGNATURE),
        )
        return helper

    def _prepare_text(self, name: str, suggestion: str) -> None:
        """Filled in at once: people correct a text more easily than they write one."""
        field = self.fields[name]
        field.widget = forms.Textarea({"rows": max(3, suggestion.count("\n") + 2)})
        written = getattr(self.instance, name)
        self.initial[name] = suggestion if written is None else written

    def clean_rna(self) -> str:
        return "".join(self.cleaned_data["rna"].split()).upper()

    def values(self, suggestions: dict[str, str]) -> dict[str, Any]:
        """A text left as suggested, now or when the page was opened, is not kept: it follows the
        figures until it is changed."""
        shown = self.cleaned_data["shown"]
        marks = shown if isinstance(shown, dict) else {}
        values = {name: self.cleaned_data[name] for name in self._meta.fields}
        for name in TEXTS:
            values[name] = values[name] or ""
            if _mark(values[name]) in (_mark(suggestions[name]), marks.get(name)):
                values[name] = None
        return values

    def take_over(self, edits: int) -> None:
        """Shown again after a colleague saved: the next save is meant to replace theirs."""
        self.data = self.data.copy()
        self.data["edits"] = edits


def _mark(text: str) -> str:
    """Of the words, whatever stands between them: a browser changes the ends of lines."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:MARK]
