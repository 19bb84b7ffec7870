"""How long a questionnaire takes: an estimate, with every question asked and every word written."""

from collections.abc import Iterable

from surveys.models.instrument import QuestionKind

# Seconds to read the question and tick; the choices that are not always the same are read as well.
SECONDS = {
    QuestionKind.SATISFACTION: 6,
    QuestionKind.SINGLE: 4,
    QuestionKind.MULTIPLE: 6,
    QuestionKind.RECOMMENDATION: 7,
    QuestionKind.TEXT: 12,
}
READ = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
SECONDS_A_CHOICE = 1
TARGET = 60


def seconds_to_answer(questions: Iterable[tuple[str, int]]) -> int:
    """`questions`: (kind, number of choices) of each."""
    return sum(
        SECONDS[QuestionKind(kind)] + (SECONDS_A_CHOICE * choices if kind in READ else 0)
        for kind, choices in questions
    )
