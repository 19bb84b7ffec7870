"""What a response holds, by question code.

`answers`: choice code, list of codes, score or text. `words`: what was written beside "other".
`moderation`: what was decided about a text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event
from reporting.dossier.errors import Fault, pointer, shown
from reporting.dossier.rows import Row, Rows
from surveys.models import Answer, Moderation
from surveys.models.instrument import QuestionKind
from surveys.models.moderation import Verdict

QUESTIONS = "surveys.versions.questions"
RESPONSES = "surveys.versions.responses"
EXPECTED_TYPE = {
    QuestionKind.SATISFACTION: str,
    QuestionKind.SINGLE: str,
    QuestionKind.MULTIPLE: list,
    QuestionKind.RECOMMENDATION: int,
    QuestionKind.TEXT: str,
}
OPEN_KINDS = (QuestionKind.TEXT, QuestionKind.RECOMMENDATION)


def answer_faults(rows: Rows) -> Iterable[Fault]:
    """Unknown questions and choices, and answers that their question does not take."""
    questions = {row.full_key: row for row in rows[QUESTIONS]}
    choices = {row.full_key for row in rows[f"{QUESTIONS}.choices"]}
    for response in rows[RESPONSES]:
        for code, value in response.values["answers"].items():
            place = response.place + pointer("answers", code)
            question = questions.get(_question_key(response, code))
            if question is None:
                yield Fault(place, _("This version of the questionnaire has no such question."))
            else:
                yield from _value_faults(question, value, place, choices)
        yield from _word_faults(response, questions)
        yield from _moderation_faults(response, questions)


def _question_key(response: Row, code: str) -> tuple[Any, ...]:
    version = response.parent.full_key if response.parent else ()
    return (*version, (code,))


def _value_faults(question: Row, value: Any, place: str, choices: set[Any]) -> Iterable[Fault]:
    kind = question.values["kind"]
    if type(value) is not EXPECTED_TYPE[kind]:
        yield Fault(
            place, _("A question of kind “%(kind)s” takes no such answer.") % {"kind": kind}
        )
    elif kind not in OPEN_KINDS:
        for code in [value] if isinstance(value, str) else value:
            if (*question.full_key, (code,)) not in choices:
                yield Fault(
                    place, _("“%(code)s” is not a choice of this question.") % {"code": shown(code)}
                )


def _word_faults(response: Row, questions: dict[Any, Row]) -> Iterable[Fault]:
    for code in response.values["words"]:
        question = questions.get(_question_key(response, code))
        if question is None or question.values["kind"] in OPEN_KINDS:
            yield Fault(
                response.place + pointer("words", code),
                _("Words go beside the choices of a question of this version."),
            )


def _moderation_faults(response: Row, questions: dict[Any, Row]) -> Iterable[Fault]:
    for code, decision in response.values["moderation"].items():
        place = response.place + pointer("moderation", code)
        if not _has_text(response, code, questions):
            yield Fault(place, _("This response has no text to this question."))
        elif decision["verdict"] == Verdict.HIDDEN and decision.get("text"):
            yield Fault(place, _("A hidden verbatim has no other text."))
        elif decision["verdict"] == Verdict.HIDDEN and decision.get("in_report"):
            yield Fault(place, _("The report only quotes published verbatims."))


def _has_text(response: Row, code: str, questions: dict[Any, Row]) -> bool:
    question = questions.get(_question_key(response, code))
    is_open = question is not None and question.values["kind"] == QuestionKind.TEXT
    return code in response.values["words"] or (is_open and code in response.values["answers"])


def answers_to_insert(
    responses: list[Row], rows: Rows
) -> Iterator[tuple[Answer, Moderation | None]]:
    """Unsaved answers of responses that are saved, with what was decided about the texts."""
    questions = {row.full_key: row.instance for row in rows[QUESTIONS]}
    choices = {row.full_key: row.instance for row in rows[f"{QUESTIONS}.choices"]}
    for response in responses:
        decisions = response.values["moderation"]
        for code, value in response.values["answers"].items():
            key = _question_key(response, code)
            link = _links(response, questions[key])
            if link["question"].kind == QuestionKind.TEXT:
                yield _moderated(Answer(**link, text=value), decisions.get(code))
            elif isinstance(value, int):
                yield Answer(**link, score=value), None
            else:
                for choice in [value] if isinstance(value, str) else value:
                    yield Answer(**link, choice=choices[*key, (choice,)]), None
        for code, words in response.values["words"].items():
            link = _links(response, questions[_question_key(response, code)])
            yield _moderated(Answer(**link, text=words), decisions.get(code))


def _links(response: Row, question: Any) -> dict[str, Any]:
    version = response.parent.instance if response.parent else None
    return {"version": version, "response": response.instance, "question": question}


def _moderated(answer: Answer, decision: dict[str, Any] | None) -> tuple[Answer, Moderation | None]:
    return answer, Moderation(answer_id=answer.pk, **decision) if decision else None


def add_answers(event: Event, responses: dict[Any, Row]) -> None:
    """To rows by database id, in the order of the questionnaire."""
    answers = Answer._base_manager.filter(version__event=event).order_by(
        "question__position", "question__code", "choice__position", "choice__code"
    )
    found: dict[Any, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for answer in answers.values_list(
        *("response_id", "question__code", "question__kind", "choice__code", "score", "text"),
        *("moderation__verdict", "moderation__text", "moderation__in_report"),
    ):
        _add_answer(found[answer[0]], *answer[1:])
    for pk, values in found.items():
        responses[pk].values.update(values)


def _add_answer(
    values: dict[str, dict[str, Any]],
    *answer: Any,
) -> None:
    question, kind, choice, score, text, *decision = answer
    if text:
        values["answers" if kind == QuestionKind.TEXT else "words"][question] = text
        if decision[0]:
            values["moderation"][question] = _decision(*decision)
    elif kind == QuestionKind.MULTIPLE:
        values["answers"].setdefault(question, []).append(choice)
    else:
        values["answers"][question] = score if choice is None else choice


def _decision(verdict: str, text: str, in_report: bool) -> dict[str, Any]:
    """Without what goes without saying."""
    stated = {"text": text} if text else {}
    return {"verdict": verdict, **stated, **({"in_report": True} if in_report else {})}
