"""Form fields of the administration whose choices are those of one event."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms.models import ModelChoiceIterator
from django.utils.html import format_html
from django.utils.safestring import SafeString


class ScopedChoiceField(forms.ModelChoiceField):
    """Names each choice as the administration does: with the name of people, not their code."""

    def __init__(self, *args: Any, label_of: Callable[[Any], str] = str, **kwargs: Any) -> None:
        self.label_of = label_of
        super().__init__(*args, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return self.label_of(obj)


class SharedIterator(ModelChoiceIterator):
    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        yield from self.field.shared_choices(self)


class SharedChoiceField(ScopedChoiceField):
    """Reads its choices once for all the rows of a formset: Django copies a field for each row."""

    iterator = SharedIterator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.shared: list[list[Any]] = []
        super().__init__(*args, **kwargs)

    def shared_choices(self, iterator: SharedIterator) -> list[Any]:
        if not self.shared:
            self.shared.append([iterator.choice(row) for row in iterator.queryset])
        return self.shared[0]


class EventAutocomplete(AutocompleteSelect):
    """Asks for the choices of the event being edited."""

    def __init__(self, *args: Any, event: Any = None, **kwargs: Any) -> None:
        self.event = event
        super().__init__(*args, **kwargs)

    def get_url(self) -> str:
        url: str = super().get_url()
        return f"{url}?event={self.event.pk}" if self.event else url


class FixedValue(forms.Widget):
    """What a saved row is about, as text: to change it, delete the row and add another."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html('<span class="fixed-value">{}</span>', self.label)

    def id_for_label(self, id_: str) -> str:
        return ""
