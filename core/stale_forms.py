"""A form that was read before somebody else changed the same row."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.read_marks import mark, marks, seen_of


class TellsChanges(forms.ModelForm):
    """The second of two people is told what the first wrote, and nothing is overwritten.

    `seen` says of each field what was read; what is sent back is compared with the row as it is
    now, locked until the end of the transaction, which the view opens. Told, the second may send
    the form again: it then carries what they have just read.
    """

    is_row = False  # one of a table: left alone, it is not saved, so it overwrites nothing
    seen = forms.CharField(widget=forms.HiddenInput, required=False, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {field.name: field for field in self._meta.model._meta.concrete_fields}
        # Now: a table adds the keys of its rows later, which are not for people to read.
        self._columns = {name: known[name] for name in self.fields if name in known}
        if self.instance.pk:
            self.initial["seen"] = self._marks_of(self.instance)

    def _marks_of(self, row: Any) -> str:
        return marks({name: getattr(row, field.attname) for name, field in self._columns.items()})

    @cached_property
    def changed_data(self) -> list[str]:
        """What somebody typed: not what only differs because a colleague wrote in the meantime."""
        changed = [name for name in super().changed_data if name != "seen"]
        if not (self.is_bound and self.instance.pk):
            return changed
        seen = seen_of(self.data.get(self.add_prefix("seen"), ""))
        return [name for name in changed if self._sent_mark(name) != seen.get(name)]

    def _sent_mark(self, name: str) -> str:
        try:
            return mark(self.fields[name].clean(self[name].data))
        except forms.ValidationError:
            return ""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk and not (self.is_row and not self.has_changed()):
            self._compare(self.locked_row())
        return values

    def locked_row(self) -> Any:
        """The row as it is now; None if it is gone."""
        rows = self._meta.model._base_manager.select_for_update(of=("self",), no_key=True)
        return rows.filter(pk=self.instance.pk).first()

    def _compare(self, now: Any) -> None:
        if now is None:
            self.add_error(None, _("Somebody else has removed this since you opened it."))
            return
        sent = seen_of(self.data.get(self.add_prefix("seen"), ""))
        read = seen_of(self._marks_of(now))
        changed = [name for name in read if read[name] != sent.get(name)]
        if changed:
            self.add_error(None, self._told(now, changed))
            data: Any = self.data
            self.data = data = data.copy()
            data[self.add_prefix("seen")] = self._marks_of(now)

    def _told(self, now: Any, changed: list[str]) -> str:
        said = [
            _("%(field)s: %(value)s")
            % {"field": capfirst(str(self._columns[name].verbose_name)), "value": shown(now, name)}
            for name in self._columns
            if name in changed
        ]
        return _(
            "Somebody else has changed this since you opened it. Now: %(said)s. Nothing of yours "
            "is saved yet. Save again to put your version in its place, or reload the page to keep "
            "theirs."
        ) % {"said": "; ".join(said)}


def shown(row: Any, name: str) -> str:
    """A value as somebody reads it."""
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if isinstance(value, Decimal | date):
        return str(localize(value))
    return str(value) if value not in (None, "") else "—"
