from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partners.committees.documents import ACCEPTED
from partners.models.agenda import LARGEST_DOCUMENT, PointKind, Readers


def kinds() -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in PointKind.choices]


def readers() -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in Readers.choices]


class PointForm(forms.Form):
    title = forms.CharField(label=_("Point"), max_length=200)
    speaker = forms.CharField(label=_("Who speaks"), max_length=150, required=False)
    minutes = forms.IntegerField(
        label=_("Length in minutes"), required=False, min_value=1, max_value=480
    )
    kind = forms.ChoiceField(label=_("What for"), choices=kinds, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kind", PointKind.INFORMATION)


class DocumentForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, text, spreadsheet, slides or picture; 10 MB at most."),
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=150,
        required=False,
        help_text=_("Empty: the name of the file."),
    )
    readers = forms.ChoiceField(
        label=_("Who may read it?"), choices=readers, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("readers", Readers.COORDINATORS)

    def clean_file(self) -> Any:
        """Before it is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_DOCUMENT:
            raise forms.ValidationError(_("A document has 10 MB at most, and is not empty."))
        return file
