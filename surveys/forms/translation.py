"""Every text of a version in one other language, each under the French it translates."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.languages import RIGHT_TO_LEFT
from surveys.models import Question, SurveyVersion
from surveys.services import Translation, read_translation


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of the cover (no question) or of one question."""

    question: Question | None
    fields: list[forms.BoundField]


class TranslationForm(forms.Form):
    def __init__(self, *args: Any, version: SurveyVersion, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        survey, known = version.survey, read_translation(version, language)
        rows = version.questions.prefetch_related("choices").order_by("position", "pk")
        self.questions: list[Question] = list(rows)
        self.names: dict[int | None, list[str]] = {None: []}
        self._add(None, "title", survey.title, known.title, 200)
        if survey.introduction:
            self._add(None, "introduction", survey.introduction, known.introduction, None)
        for question in self.questions:
            pk = question.pk
            self.names[pk] = []
            self._add(pk, f"label_{pk}", question.label, known.labels.get(pk, ""), 300)
            if question.help_text:
                words = known.help_texts.get(pk, "")
                self._add(pk, f"help_{pk}", question.help_text, words, 300)
            for choice in question.choices.all():
                words = known.choices.get(choice.pk, "")
                self._add(pk, f"choice_{choice.pk}", choice.label, words, 200)

    def _add(
        self, question: int | None, name: str, french: str, words: str, longest: int | None
    ) -> None:
        direction = "rtl" if self.language in RIGHT_TO_LEFT else "ltr"
        attributes = {"lang": self.language, "dir": direction}
        widget = forms.Textarea({**attributes, "rows": 3}) if longest is None else None
        self.fields[name] = forms.CharField(
            label=french,
            initial=words,
            max_length=longest,
            required=False,
            widget=widget or forms.TextInput(attributes),
        )
        self.names[question].append(name)

    def parts(self) -> list[Part]:
        questions: list[Question | None] = [None, *self.questions]
        return [
            Part(one, [self[name] for name in self.names[one.pk if one else None]])
            for one in questions
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("introduction") and not data.get("title"):
            self.add_error("title", _("Translate the title too: it comes before the rest."))
        for question in self.questions:
            if data.get(f"help_{question.pk}") and not data.get(f"label_{question.pk}"):
                self.add_error(
                    f"label_{question.pk}", _("Translate the question too, not only its help.")
                )
        return data

    def words(self) -> Translation:
        data = self.cleaned_data
        return Translation(
            title=data["title"],
            introduction=data.get("introduction", ""),
            labels=self._by_key("label_"),
            help_texts=self._by_key("help_"),
            choices=self._by_key("choice_"),
        )

    def _by_key(self, start: str) -> dict[int, str]:
        names = [name for name in self.fields if name.startswith(start)]
        return {int(name.removeprefix(start)): self.cleaned_data[name] for name in names}
