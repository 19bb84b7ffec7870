"""A question that is there, with its choices in rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.forms.conditions import ConditionField
from surveys.forms.question import FEWEST_CHOICES, MOST_CHOICES, LinesField
from surveys.models import Choice, Question
from surveys.models.instrument import QuestionKind
from surveys.services import ChoiceChange
from surveys.services.building import WITH_CHOICES


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """The fields of one choice; those that its kind or a frozen version keeps are None."""

    choice: Choice
    label: forms.BoundField
    place: forms.BoundField | None
    asks_text: forms.BoundField | None
    is_removed: forms.BoundField | None


class WordsForm(forms.Form):
    """What may always be corrected: the words. Codes never follow."""

    label = forms.CharField(label=_("Question"), max_length=300)
    help_text = forms.CharField(label=_("Help"), required=False, max_length=300)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        self.question = question
        self.choices: list[Choice] = list(question.choices.all())
        super().__init__(*args, initial=self._initial(), **kwargs)
        for choice in self.choices:
            self.fields[f"label_{choice.pk}"] = forms.CharField(
                label=choice.label, max_length=200, initial=choice.label
            )

    def _initial(self) -> dict[str, Any]:
        return {"label": self.question.label, "help_text": self.question.help_text}

    def rows(self) -> list[ChoiceRow]:
        return [
            ChoiceRow(
                choice,
                self[f"label_{choice.pk}"],
                self._optional(f"place_{choice.pk}"),
                self._optional(f"asks_{choice.pk}"),
                self._optional(f"remove_{choice.pk}"),
            )
            for choice in self.choices
        ]

    def labels(self) -> list[tuple[Choice, str]]:
        return [(choice, self.cleaned_data[f"label_{choice.pk}"]) for choice in self.choices]

    def changes_words(self) -> bool:
        return any(name.startswith(("label", "help_text")) for name in self.changed_data)

    def _optional(self, name: str) -> forms.BoundField | None:
        return self[name] if name in self.fields else None


class ChangeForm(WordsForm):
    """Everything but the code and the kind, while nobody has answered."""

    shown_if = ConditionField()
    is_required = forms.BooleanField(label=_("People must reply to go on"), required=False)
    new_choices = LinesField(
        label=_("Choices to add, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        condition: Any = self.fields["shown_if"]
        condition.offer(self.question.version, before=self.question)
        if self.question.kind in WITH_CHOICES:
            for place, choice in enumerate(self.choices, start=1):
                self._add_row(place, choice)
        else:
            del self.fields["new_choices"]

    def _initial(self) -> dict[str, Any]:
        values = {"shown_if": self.question.shown_if_id, "is_required": self.question.is_required}
        return {**super()._initial(), **values}

    def _add_row(self, place: int, choice: Choice) -> None:
        words = {"choice": choice.label}
        self.fields[f"place_{choice.pk}"] = forms.IntegerField(
            label=_("Order of “%(choice)s”") % words, min_value=1, max_value=99, initial=place
        )
        self.fields[f"asks_{choice.pk}"] = forms.BooleanField(
            label=_("Asks for words"), required=False, initial=choice.asks_text
        )
        self.fields[f"remove_{choice.pk}"] = forms.BooleanField(label=_("Remove"), required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.question.kind in WITH_CHOICES and not self.errors:
            self._check_choices(data)
        return data

    def _check_choices(self, data: dict[str, Any]) -> None:
        kept = [change.label for change in self.changes() if not change.is_removed]
        labels = [label.casefold() for label in [*kept, *data["new_choices"]]]
        if len(labels) < FEWEST_CHOICES:
            self.add_error("new_choices", _("Write two choices at least."))
        if len(labels) > MOST_CHOICES:
            self.add_error(
                "new_choices", _("Thirty choices at most: nobody reads more on a phone.")
            )
        if len(set(labels)) < len(labels):
            self.add_error("new_choices", _("The same choice is there twice."))

    def changes(self) -> Sequence[ChoiceChange]:
        """In the order asked for; those given the same place keep theirs."""
        data = self.cleaned_data
        in_order = sorted(self.choices, key=lambda choice: data.get(f"place_{choice.pk}", 0))
        return [
            ChoiceChange(
                choice,
                label=data[f"label_{choice.pk}"],
                asks_text=data.get(f"asks_{choice.pk}", choice.asks_text),
                is_removed=data.get(f"remove_{choice.pk}", False),
            )
            for choice in in_order
        ]

    @property
    def keeps_its_scale(self) -> bool:
        return bool(self.question.kind == QuestionKind.SATISFACTION)
