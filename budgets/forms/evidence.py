"""A document to add: what it is for, what kind it is, and the file, looked at byte by byte."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from budgets.models.evidence import LARGEST_EVIDENCE, EvidenceKind
from core.file_kinds import DOCUMENTS, FileKind, ending_of, kind_of
from events.models import Event

ACCEPTED = ",".join(f".{ending}" for kind in DOCUMENTS for ending in kind.endings)


class EvidenceForm(forms.Form):
    about = forms.ChoiceField(label=_("What does it prove?"))
    kind = forms.ChoiceField(
        label=_("Kind of document"),
        choices=lambda: [(code, capfirst(str(label))) for code, label in EvidenceKind.choices],
    )
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput({"accept": ACCEPTED}),
        help_text=_("PDF, JPEG, PNG, ODT, ODS, DOCX or XLSX, 10 MB at most."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty."),
        },
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file_kind: FileKind | None = None
        self.content = b""
        self.rows = dict(_rows(event))
        self.fields["about"].choices = [("", _("Choose")), *_choices(self.rows)]

    @property
    def proven(self) -> dict[str, Any]:
        """The field of Evidence and the row that it points to."""
        name, _colon, _key = self.cleaned_data["about"].partition(":")
        return {name: self.rows[self.cleaned_data["about"]]}

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_EVIDENCE:
            raise forms.ValidationError(
                _("This file is too heavy: 10 MB at most. Scan it in black and white, or split it.")
            )
        self.content = file.read()
        self.file_kind = kind_of(self.content)
        if self.file_kind is None:
            raise forms.ValidationError(
                _(
                    "This file is damaged, or is not what we accept: "
                    "PDF, JPEG, PNG, ODT, ODS, DOCX or XLSX."
                )
            )
        if ending_of(file.name) not in self.file_kind.endings:
            raise forms.ValidationError(
                _("The name of this file says “%(said)s”, but it is a %(real)s file: not kept."),
                params={"said": ending_of(file.name) or "?", "real": self.file_kind.name},
            )
        return file


def _rows(event: Event) -> Any:
    for line in event.budget_lines.order_by("position", "pk"):
        yield f"line:{line.pk}", line
    for given in event.in_kind_contributions.order_by("code"):
        yield f"contribution:{given.pk}", given
    for grant in event.grants.select_related("funder__organisation").order_by("code"):
        yield f"grant:{grant.pk}", grant


GROUPS = (
    ("line", _("Budget lines")),
    ("contribution", _("Contributions in kind")),
    ("grant", _("Grants")),
)


def _choices(rows: dict[str, Any]) -> list[tuple[Any, list[tuple[str, str]]]]:
    groups = [
        (label, [(key, str(row)) for key, row in rows.items() if key.startswith(f"{name}:")])
        for name, label in GROUPS
    ]
    return [(label, choices) for label, choices in groups if choices]
