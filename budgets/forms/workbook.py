from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.spreadsheets.reading import read_table
from core.spreadsheets.table import TableRead, Unreadable


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=_("File to import"),
        widget=forms.FileInput({"accept": ".xlsx,.ods,.csv"}),
        help_text=_("The exported file, filled in: XLSX, ODS or CSV. Nothing is written yet."),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )
    table: TableRead | None = None

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.table = read_table(file, file.size)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file
