"""The answers of a response: {question code: choice code, list of codes, score or text}."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event
from reporting.dossier.errors import Fault, pointer, shown
from reporting.dossier.rows import Row, Rows
from surveys.models import Answer
from surveys.models.instrument import QuestionKind

QUESTIONS = "surveys.versions.questions"
EXPECTED_TYPE = {
    QuestionKind.SATISFACTION: str,
    QuestionKind.SINGLE: str,
    QuestionKind.MULTIPLE: list,
    QuestionKind.RECOMMENDATION: int,
    QuestionKind.TEXT: str,
}


def answer_faults(rows: Rows) -> Iterable[Fault]:
    """Unknown questions and choices, and answers that their question does not take."""
    questions = {row.full_key: row for row in rows[QUESTIONS]}
    choices = {row.full_key for row in rows[f"{QUESTIONS}.choices"]}
    for response in rows["surveys.versions.responses"]:
        for code, value in response.values["answers"].items():
            place = response.place + pointer("answers", code)
            question = questions.get((*response.parent.full_key, (code,)))
            if question is None:
                yield Fault(place, _("This version of the questionnaire has no such question."))
            else:
                yield from _value_faults(question, value, place, choices)


def _value_faults(question: Row, value: Any, place: str, choices: set[Any]) -> Iterable[Fault]:
    kind = question.values["kind"]
    if type(value) is not EXPECTED_TYPE[kind]:
        yield Fault(
            place, _("A question of kind “%(kind)s” takes no such answer.") % {"kind": kind}
        )
    elif kind not in (QuestionKind.TEXT, QuestionKind.RECOMMENDATION):
        for code in [value] if isinstance(value, str) else value:
            if (*question.full_key, (code,)) not in choices:
                yield Fault(
                    place, _("“%(code)s” is not a choice of this question.") % {"code": shown(code)}
                )


def answers_to_insert(responses: list[Row], rows: Rows) -> Iterator[Answer]:
    """Unsaved answers of responses that are saved."""
    questions = {row.full_key: row.instance for row in rows[QUESTIONS]}
    choices = {row.full_key: row.instance for row in rows[f"{QUESTIONS}.choices"]}
    for response in responses:
        for code, value in response.values["answers"].items():
            key = (*response.parent.full_key, (code,))
            link = {
                "version": response.parent.instance,
                "response": response.instance,
                "question": questions[key],
            }
            if link["question"].kind == QuestionKind.TEXT:
                yield Answer(**link, text=value)
            elif isinstance(value, int):
                yield Answer(**link, score=value)
            else:
                for choice in [value] if isinstance(value, str) else value:
                    yield Answer(**link, choice=choices[*key, (choice,)])


def answers_by_response(event: Event) -> dict[Any, dict[str, Any]]:
    """{response id: {question code: value}}, in the order of the questionnaire."""
    answers = Answer._base_manager.filter(version__event=event).order_by(
        "question__position", "question__code", "choice__position", "choice__code"
    )
    found: dict[Any, dict[str, Any]] = defaultdict(dict)
    for response, question, kind, choice, score, text in answers.values_list(
        "response_id", "question__code", "question__kind", "choice__code", "score", "text"
    ):
        if kind == QuestionKind.MULTIPLE:
            found[response].setdefault(question, []).append(choice)
        else:
            found[response][question] = text or (score if choice is None else choice)
    return found
