"""What a question of the bank is, and where its words are."""

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.models.instrument import Audience, QuestionKind, Valence

LEVELS = tuple(Valence.values)
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Words:
    """The bank in one language. A choice that a question does not word itself is a common one."""

    covers: Mapping[str, tuple[str, str]]
    levels: Mapping[str, str]
    common_choices: Mapping[str, str]
    questions: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """Its code and those of its choices never change: editions are compared by them.

    `shown_if`: codes of an earlier question and of the choice that it is asked after.
    """

    code: str
    kind: QuestionKind
    audiences: frozenset[Audience]
    choices: tuple[str, ...] = ()
    shown_if: tuple[str, str] | None = None

    def label(self, words: Words) -> str:
        return words.questions[self.code]

    def choice_label(self, choice: str, words: Words) -> str:
        if self.kind == QuestionKind.SATISFACTION:
            return words.levels[choice]
        return words.choices.get(self.code, {}).get(choice) or words.common_choices[choice]

    def valence(self, choice: str) -> str:
        return choice if self.kind == QuestionKind.SATISFACTION else ""

    def asks_text(self, choice: str) -> bool:
        return choice == OTHER


@dataclass(frozen=True, slots=True)
class ReadyQuestionnaire:
    """Under `code`, the figures of the report and the other editions find it again."""

    code: str
    audience: Audience
    questions: tuple[str, ...]
