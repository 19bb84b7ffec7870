"""What was counted on paper, typed cell by cell."""

import re
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.amounts import SPACES
from visits.paper import LARGEST_CELL
from visits.paper_sheet import Cell, Column, Sheet

KEY = re.compile(r"^[\w-]{22}\Z", re.ASCII)
CELL_NAME = re.compile(r"(?:arrival|exit|interview|workshop)-[\w-]{1,60}", re.ASCII)
WITHOUT_SPACES = str.maketrans("", "", SPACES)


def new_key() -> str:
    return token_urlsafe(16)


class PeopleField(forms.IntegerField):
    """A text box: a number box drops letters, and the reader wonders where they went."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write a whole number, for example 28."),
        "min_value": _("A number of people is not negative."),
        "max_value": _("More than %(limit_value)s people in one cell: check the number."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=LARGEST_CELL, required=False, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "class": "paper-input"}

    def to_python(self, value: Any) -> int | None:
        typed = value.translate(WITHOUT_SPACES) if isinstance(value, str) else value
        number: int | None = super().to_python(typed)
        return number


class StrayField(PeopleField):
    """Typed in a cell that the sheet does not have, or no longer has: shown, never counted."""

    def clean(self, value: Any) -> None:
        raise ValidationError(
            gettext("This hour, hub or activity is not on the sheet of this day: move the number.")
        )


@dataclass(frozen=True)
class Line:
    """A cell as it is drawn: its field, and the people that are counted there already."""

    label: str
    field: forms.BoundField
    counted: int


@dataclass(frozen=True)
class DrawnColumn:
    title: str
    lines: list[Line]
    total: int

    @property
    def counted(self) -> int:
        return sum(line.counted for line in self.lines)

    @property
    def is_begun(self) -> bool:
        """Something is typed there, right or wrong."""
        return self.total > 0 or any(line.field.errors for line in self.lines)


class PaperForm(forms.Form):
    """A box for each cell of the sheet. `counted`: what the desks or other sheets gave already."""

    key = forms.RegexField(KEY, widget=forms.HiddenInput)

    def __init__(self, sheet: Sheet, counted: dict[str, int], now: datetime, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sheet, self.counted, self.now = sheet, counted, now
        self.initial.setdefault("key", new_key())
        for column in sheet.columns:
            for cell in column.cells:
                label = f"{column.title}, {cell.label}"
                self.fields[cell.name] = PeopleField(label=label)
                self.fields[cell.name].widget.attrs["aria-label"] = label
        self.strays = [name for name in self.data if self._is_stray(name)]
        for name in self.strays:
            self.fields[name] = StrayField(label=name)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for cell in self.sheet.cells:
            if data.get(cell.name) and cell.slots[0] > self.now:
                self.add_error(cell.name, _("This hour has not begun yet: check the day."))
        if not self.errors and not self.counts:
            raise ValidationError(_("The sheet is empty: write at least one number."))
        return data

    @property
    def counts(self) -> dict[str, int]:
        """People by name of cell, without the empty ones."""
        cells = (cell.name for cell in self.sheet.cells)
        return {name: self.cleaned_data[name] for name in cells if self.cleaned_data.get(name)}

    def drawn(self, columns: tuple[Column, ...]) -> list[DrawnColumn]:
        return [self._drawn(column) for column in columns]

    def stray_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.strays]

    def _drawn(self, column: Column) -> DrawnColumn:
        cells = column.cells
        lines = [Line(cell.label, self[cell.name], self.counted[cell.name]) for cell in cells]
        return DrawnColumn(column.title, lines, sum(self._number_in(cell) for cell in cells))

    def _number_in(self, cell: Cell) -> int:
        """What is typed there, for the total; nothing while it is no number."""
        if not self.is_bound:
            return int(self.initial.get(cell.name) or 0)
        return self.cleaned_data.get(cell.name) or 0

    def _is_stray(self, name: str) -> bool:
        is_cell = CELL_NAME.fullmatch(name) and name not in self.fields
        return bool(is_cell and self.data[name].strip())
