"""What somebody may reply to a question: pure, so that every way in refuses the same things."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from surveys.instrument import Instrument, Item
from surveys.models.instrument import QuestionKind

LONGEST_TEXT = 2000
SCORES = range(11)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that belongs to its question; empty when the question was passed over."""

    choices: tuple[str, ...] = ()
    score: int | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.choices or self.text) or self.score is not None

    def as_json(self) -> dict[str, Any]:
        """With what applies only."""
        found = {"choices": list(self.choices), "score": self.score, "text": self.text}
        return {name: value for name, value in found.items() if value not in ([], None, "")}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a reply was refused: the name of a sentence of `surveys.words`, and what goes in it."""

    name: str
    length: int = 0


class Posted:
    """What came from outside, whatever it is: read as choices, a score and words."""

    def __init__(self, found: object) -> None:
        self.found: Mapping[str, object] = found if isinstance(found, Mapping) else {}

    @classmethod
    def from_form(cls, form: Any) -> Self:
        """`form`: a QueryDict with `choice` (as often as ticked), `score` and `text`."""
        return cls(
            {
                "choices": form.getlist("choice"),
                "score": form.get("score", ""),
                "text": form.get("text", ""),
            }
        )

    @property
    def choices(self) -> tuple[str, ...]:
        """Without repetition, in the order given."""
        found = self.found.get("choices")
        items = found if isinstance(found, (list, tuple)) else [found] if found else []
        return tuple(dict.fromkeys(str(item) for item in items))

    @property
    def score(self) -> str:
        found = self.found.get("score")
        return "" if found is None else str(found).strip()

    @property
    def text(self) -> str:
        found = self.found.get("text")
        return plain_text(found) if isinstance(found, str) else ""


def plain_text(words: str) -> str:
    """One kind of line break, and nothing that PostgreSQL cannot keep or nobody can read."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in words if letter in "\n\t" or ord(letter) >= ord(" "))
    return kept.encode("utf-8", "ignore").decode().strip()


def check_reply(item: Item, posted: Posted) -> Reply | Problem:
    """The reply to this question, or what is wrong with it: nothing, where one is required."""
    reply = read_reply(item, posted)
    return reply if isinstance(reply, Problem) or reply else missing_reply(item) or reply


def read_reply(item: Item, posted: Posted) -> Reply | Problem:
    """The same for those who may leave a required question empty."""
    return CHECKS.get(item.kind, _check_choices)(item, posted)


def missing_reply(item: Item) -> Problem | None:
    return Problem(MISSING.get(item.kind, "choose_one")) if item.is_required else None


def _check_score(item: Item, posted: Posted) -> Reply | Problem:
    if not posted.score:
        return Reply()
    if posted.score not in {str(score) for score in SCORES}:
        return Problem("choose_score")
    return Reply(score=int(posted.score))


def _check_text(item: Item, posted: Posted) -> Reply | Problem:
    return _too_long(posted.text) or Reply(text=posted.text)


def _check_choices(item: Item, posted: Posted) -> Reply | Problem:
    several = item.kind == QuestionKind.MULTIPLE
    ticked = posted.choices
    if not {option.code for option in item.choices}.issuperset(ticked):
        return Problem("unknown_choice")
    asking = [option.code for option in item.choices if option.asks_text]
    if posted.text and asking and not set(asking) & set(ticked) and (several or not ticked):
        ticked = (*ticked, asking[0])  # who writes what the other reason is means “other”
    if len(ticked) > 1 and not several:
        return Problem("choose_only_one")
    text = posted.text if set(asking) & set(ticked) else ""
    in_order = tuple(option.code for option in item.choices if option.code in ticked)
    return _too_long(text) or Reply(choices=in_order, text=text)


def _too_long(text: str) -> Problem | None:
    return Problem("too_long", len(text)) if len(text) > LONGEST_TEXT else None


CHECKS = {QuestionKind.RECOMMENDATION: _check_score, QuestionKind.TEXT: _check_text}
MISSING = {
    QuestionKind.RECOMMENDATION: "choose_score",
    QuestionKind.TEXT: "write_something",
    QuestionKind.MULTIPLE: "choose_some",
}


def visible_items(instrument: Instrument, replies: Mapping[str, Reply]) -> tuple[Item, ...]:
    """The questions that somebody with these replies is asked, in order."""
    visible: dict[str, Item] = {}
    for item in instrument.questions:
        if item.shown_if is None:
            visible[item.code] = item
            continue
        earlier, choice = item.shown_if
        if earlier in visible and choice in replies.get(earlier, Reply()).choices:
            visible[item.code] = item
    return tuple(visible.values())


def may_show_more(instrument: Instrument, item: Item) -> bool:
    """A later question depends on what is ticked here."""
    return any(later.shown_if and later.shown_if[0] == item.code for later in instrument.questions)


def sound_replies(instrument: Instrument, answers: Mapping[str, object]) -> dict[str, Reply]:
    """What can be kept of a draft: replies that are right, to questions that are still asked.

    The questionnaire may have been corrected while somebody was filling it in.
    """
    checked = {
        item.code: read_reply(item, Posted(answers[item.code]))
        for item in instrument.questions
        if item.code in answers
    }
    right = {code: reply for code, reply in checked.items() if isinstance(reply, Reply) and reply}
    return {
        item.code: right[item.code]
        for item in visible_items(instrument, right)
        if item.code in right
    }
