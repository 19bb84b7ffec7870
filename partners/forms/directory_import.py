from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.spreadsheets.table import LARGEST_FILE
from partners.imports.fields import fields_of
from partners.models import DirectoryImport
from partners.models.directory_import import ImportKind

INTO_EVENT, DIRECTORY_ONLY = "event", "directory"


class ImportFileForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What does the file list?"),
        choices=[
            (ImportKind.ORGANISATIONS, gettext_lazy("Organisations, one on each line")),
            (ImportKind.PROFESSIONALS, gettext_lazy("Professionals, one on each line")),
        ],
        widget=forms.RadioSelect,
        initial=ImportKind.ORGANISATIONS,
    )
    target = forms.ChoiceField(
        label=gettext_lazy("Where do they go?"),
        choices=[
            (INTO_EVENT, gettext_lazy("Into the directory and into this event")),
            (DIRECTORY_ONLY, gettext_lazy("Into the directory alone")),
        ],
        widget=forms.RadioSelect,
        initial=INTO_EVENT,
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "XLSX, ODS or CSV, 10 MB at most. Its columns are recognised by their headings. "
            "Nothing is imported before you have seen what will happen."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt,.tsv"}),
    )

    @staticmethod
    def initial_of(kind: str) -> dict[str, Any]:
        return {"kind": kind} if kind in ImportKind.values else {}

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            told = _(
                "This file weighs %(size)d MB; the most is %(most)d MB. "
                "Keep only the lines to import."
            )
            sizes = {"size": -(-(file.size or 0) // 1024**2), "most": LARGEST_FILE // 1024**2}
            raise ValidationError(told % sizes)
        return file

    @property
    def joins_event(self) -> bool:
        return bool(self.cleaned_data["target"] == INTO_EVENT)


class ColumnsForm(forms.Form):
    """One list for each column of the file; `samples` are beside it."""

    def __init__(self, *args: Any, draft: DirectoryImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        offered = fields_of(draft.kind, joins_event=draft.joins_event)
        choices = [("", _("Do not import")), *((one.code, one.label) for one in offered)]
        self.samples: list[list[str]] = []
        headings = next(
            (cells for number, cells, _formulas in draft.lines if number == draft.heading_line), []
        )
        below = [cells for number, cells, _formulas in draft.lines if number > draft.heading_line]
        for index, code in enumerate(draft.columns):
            heading = headings[index] if index < len(headings) else ""
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=heading or _("Column %d") % (index + 1),
                choices=choices,
                required=False,
                initial=code,
            )
            filled = (cells[index] for cells in below if index < len(cells) and cells[index])
            self.samples.append([text for _number, text in zip(range(3), filled, strict=False)])

    @property
    def columns(self) -> list[str]:
        return [self.cleaned_data[f"column_{index}"] for index in range(len(self.draft.columns))]

    def rows(self) -> list[tuple[Any, list[str]]]:
        return list(zip((self[name] for name in self.fields), self.samples, strict=True))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for name, code in list(values.items()):
            if code and code in seen:
                self.add_error(name, _("Another column is this one already."))
            seen.add(code)
        return values
