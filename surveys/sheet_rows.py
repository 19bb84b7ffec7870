"""The questions of a paper sheet as the entry screen draws them, with what was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from surveys.instrument import Instrument, Item
from surveys.models.instrument import QuestionKind
from surveys.printed_sheet import PrintedItem, printed_items
from surveys.replies import SCORES, Posted, Problem, Reply, read_reply, visible_items

CHOICE, SCORE, TEXT = "choix", "note", "texte"


@dataclass(frozen=True, slots=True)
class Key:
    """One box: the digit that ticks it, if any."""

    value: str
    label: str
    digit: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    printed: PrintedItem
    code: str
    field: str  # of the boxes
    text_field: str  # empty when nothing is written
    keys: tuple[Key, ...]
    is_several: bool
    text: str
    problem: Problem | None


def typed_answers(instrument: Instrument, form: Any) -> dict[str, dict[str, object]]:
    """`form`: a QueryDict."""
    return {
        item.code: {
            "choices": [value for value in form.getlist(f"{CHOICE}-{item.code}") if value],
            "score": form.get(f"{SCORE}-{item.code}", ""),
            "text": form.get(f"{TEXT}-{item.code}", ""),
        }
        for item in instrument.questions
    }


def sheet_rows(
    instrument: Instrument,
    language: str,
    answers: Mapping[str, object],
    problems: Mapping[str, Problem],
) -> Iterator[SheetRow]:
    printed = printed_items(instrument, language)
    for item, drawn in zip(instrument.questions, printed, strict=True):
        posted = Posted(answers.get(item.code))
        writes = item.kind == QuestionKind.TEXT or any(one.asks_text for one in item.choices)
        yield SheetRow(
            printed=drawn,
            code=item.code,
            field=f"{SCORE if drawn.is_score else CHOICE}-{item.code}",
            text_field=f"{TEXT}-{item.code}" if writes else "",
            keys=tuple(_keys(item, drawn, posted)),
            is_several=item.kind == QuestionKind.MULTIPLE,
            text=posted.text,
            problem=problems.get(item.code),
        )


def left_out(instrument: Instrument, answers: Mapping[str, object]) -> list[int]:
    """Numbers of the questions that were filled in but not asked of whoever ticked the others."""
    found = {
        item.code: read_reply(item, Posted(answers.get(item.code))) for item in instrument.questions
    }
    given = {code: reply for code, reply in found.items() if isinstance(reply, Reply) and reply}
    asked = {item.code for item in visible_items(instrument, given)}
    return [
        number
        for number, item in enumerate(instrument.questions, start=1)
        if item.code in given and item.code not in asked
    ]


def _keys(item: Item, drawn: PrintedItem, posted: Posted) -> Iterator[Key]:
    if drawn.is_score:
        for score in SCORES:
            yield Key(str(score), str(score), str(score), posted.score == str(score))
    for choice, box in zip(item.choices, drawn.boxes, strict=True):
        yield Key(choice.code, choice.label, box.digit, choice.code in posted.choices)
