"""One version of a questionnaire as plain values, in the language of whoever answers.

What is not translated is read in French, the language of the instrument itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from surveys.languages import Language
from surveys.models import Choice, Question, Survey, SurveyVersion
from surveys.models.instrument import QuestionKind, Valence

FIELDS = (
    "pk",
    "code",
    "kind",
    "label",
    "help_text",
    "is_required",
    "shown_if__question__code",
    "shown_if__code",
    "words__label",
    "words__help_text",
)
FACES: dict[str, str] = {
    Valence.VERY_POSITIVE: "very-positive",
    Valence.POSITIVE: "positive",
    Valence.NEGATIVE: "negative",
    Valence.VERY_NEGATIVE: "very-negative",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One possible reply. `valence` is its level in a satisfaction question, else empty."""

    code: str
    label: str
    asks_text: bool
    valence: str
    spoken: str = ""  # the language of its words, where it is not the one that was asked for

    @property
    def face(self) -> str:
        """The name of its smiley: empty outside the scale."""
        return FACES.get(self.valence, "")

    @property
    def is_apart(self) -> bool:
        """Outside the scale."""
        return self.valence == Valence.NO_OPINION


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `shown_if`: codes of the earlier question and of the choice it follows."""

    code: str
    kind: QuestionKind
    label: str
    help_text: str
    is_required: bool
    choices: tuple[Option, ...]
    shown_if: tuple[str, str] | None
    spoken: str = ""  # as for an option
    help_spoken: str = ""

    def choice(self, code: str) -> Option | None:
        return next((option for option in self.choices if option.code == code), None)


@dataclass(frozen=True, slots=True)
class Instrument:
    questions: tuple[Item, ...]

    def item(self, code: str) -> Item | None:
        return next((item for item in self.questions if item.code == code), None)


@dataclass(frozen=True, slots=True)
class Cover:
    title: str
    introduction: str
    spoken: str = ""  # the introduction's, as for an option


def read_instrument(version: SurveyVersion, language: str) -> Instrument:
    """Two queries, however long the questionnaire."""
    choices = _choices(version, language)
    rows = _translated(Question.objects.filter(version=version), language).order_by(
        "position", "pk"
    )
    found = [_item(row, choices.get(row["pk"], ()), language) for row in rows.values(*FIELDS)]
    return Instrument(tuple(found))


def _spoken(words: str | None, language: str) -> str:
    """French, where another language was asked for and there are no words in it."""
    return "" if words or language == Language.FRENCH else Language.FRENCH.value


def _item(row: dict[str, Any], choices: Iterable[Option], language: str) -> Item:
    earlier, choice = row["shown_if__question__code"], row["shown_if__code"]
    help_text = row["help_text"] and (row["words__help_text"] or row["help_text"])
    return Item(
        code=row["code"],
        kind=QuestionKind(row["kind"]),
        label=row["words__label"] or row["label"],
        help_text=help_text,
        is_required=row["is_required"],
        choices=tuple(choices),
        shown_if=(earlier, choice) if earlier else None,
        spoken=_spoken(row["words__label"], language),
        help_spoken=_spoken(row["words__help_text"], language),
    )


def read_cover(survey: Survey, language: str) -> Cover:
    """Its title and introduction, in one query."""
    wording = survey.wordings.filter(language=language).first()
    if wording is None:
        return Cover(survey.title, survey.introduction, _spoken("", language))
    introduction = survey.introduction and (wording.introduction or survey.introduction)
    return Cover(wording.title, introduction, _spoken(wording.introduction, language))


def _choices(version: SurveyVersion, language: str) -> dict[int, list[Option]]:
    """By the key of their question."""
    found: dict[int, list[Option]] = {}
    rows = _translated(Choice.objects.filter(question__version=version), language)
    for question, code, label, asks_text, valence, words in rows.order_by(
        "position", "pk"
    ).values_list("question_id", "code", "label", "asks_text", "valence", "words__label"):
        spoken = _spoken(words, language)
        option = Option(code, words or label, asks_text, valence, spoken)
        found.setdefault(question, []).append(option)
    return found


def _translated(rows: QuerySet[Any], language: str) -> QuerySet[Any]:
    """With `words`: the translation into this language, if there is one."""
    condition = Q(wordings__language=language)
    return rows.annotate(words=FilteredRelation("wordings", condition=condition))
