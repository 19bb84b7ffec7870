"""What is said in each language, and what is still missing."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from surveys.languages import Language
from surveys.models import (
    ChoiceWording,
    Question,
    QuestionWording,
    Survey,
    SurveyVersion,
    SurveyWording,
)

TRANSLATED = tuple(language for language in Language if language != Language.FRENCH)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the texts of a version are there in one language."""

    language: Language
    done: int
    total: int

    @property
    def missing(self) -> int:
        return self.total - self.done

    @property
    def is_complete(self) -> bool:
        return self.done == self.total


def offered_languages(survey: Survey) -> tuple[str, ...]:
    """French, in which it is written, and those into which it is translated."""
    translated = set(survey.wordings.values_list("language", flat=True))
    return tuple(code for code in Language.values if code in translated or code == Language.FRENCH)


def completeness(version: SurveyVersion) -> dict[Language, Completeness]:
    """By language, French included; five queries. A text left empty in French needs no words."""
    survey = version.survey
    with_help = {pk: bool(text) for pk, text in version.questions.values_list("pk", "help_text")}
    choices = Question.objects.filter(pk__in=with_help, choices__isnull=False)
    total = 1 + bool(survey.introduction) + len(with_help) + sum(with_help.values())
    total += choices.values("choices").count()
    done: Counter[str] = Counter({Language.FRENCH: total})
    for cover in SurveyWording.objects.filter(survey=survey):
        done[cover.language] += 1 + bool(survey.introduction and cover.introduction)
    for wording in QuestionWording.objects.filter(question__version=version):
        done[wording.language] += 1 + bool(with_help[wording.question_id] and wording.help_text)
    words: Any = ChoiceWording.objects.filter(choice__question__version=version)
    done.update(words.values_list("language", flat=True))
    return {language: Completeness(language, done[language], total) for language in Language}
