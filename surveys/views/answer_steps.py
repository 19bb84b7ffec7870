"""One question per screen, saved as one goes, and sending."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from surveys.answering import RepliesRefused
from surveys.drafts import DraftGone, find_draft, save_reply, send_draft
from surveys.instrument import Instrument, Item, read_instrument
from surveys.links import AlreadyAnswered, is_answered
from surveys.models import Draft
from surveys.replies import (
    Posted,
    Problem,
    Reply,
    check_reply,
    may_show_more,
    sound_replies,
    visible_items,
)
from surveys.views.answer import SEE_OTHER, programme_action
from surveys.views.answer_entrances import Entrance, already_answered, not_open, refusal
from surveys.views.answer_pages import Reader
from surveys.views.answer_questions import problem_text, question_context

BACK = "back"
Page = Callable[[Reader, Entrance], HttpResponse]


@dataclass(frozen=True)
class Sitting:
    """A draft in somebody's hands: the questions that it is asked now."""

    entrance: Entrance
    draft: Draft
    key: str
    instrument: Instrument

    @cached_property
    def asked(self) -> tuple[Item, ...]:
        replies = sound_replies(self.instrument, self.draft.answers)
        return visible_items(self.instrument, replies)

    def after(self, step: int) -> Item | None:
        """The next question asked after this place in the instrument."""
        return next((item for item in self.asked if self.place(item) > step), None)

    def before(self, step: int) -> Item | None:
        return next((item for item in reversed(self.asked) if self.place(item) < step), None)

    def place(self, item: Item) -> int:
        """The same for as long as the version is: an old page never answers another question."""
        return self.instrument.questions.index(item) + 1

    def item_at(self, step: int) -> Item | None:
        return next((item for item in self.asked if self.place(item) == step), None)

    def go_to(self, item: Item | None) -> HttpResponse:
        """The question, or the last page when there is none left."""
        words = ("step", self.key, self.place(item)) if item else ("finish", self.key)
        return HttpResponseRedirect(self.entrance.address(*words), status=SEE_OTHER)


def step(reader: Reader, entrance: Entrance, draft_key: str, step: int) -> HttpResponse:
    sitting = _sit(reader, entrance, draft_key)
    if isinstance(sitting, HttpResponse):
        return sitting
    reader = reader.reading(sitting.draft.language)
    item = sitting.item_at(step)
    if item is None:
        return sitting.go_to(sitting.after(step))
    if reader.posts:
        return _answer(reader, sitting, item)
    return _ask(reader, sitting, item, Posted(sitting.draft.answers.get(item.code)))


def _sit(
    reader: Reader, entrance: Entrance, key: str, *, without: Page | None = None
) -> Sitting | HttpResponse:
    """The draft and its questions, or the page that says why there is none; `without`: that one
    whatever the reason, where everything may have been sent."""
    draft = find_draft(
        key=key, survey=entrance.survey, activity=entrance.activity, channel=entrance.channel
    )
    if draft is None and (without or reader.request.POST.get("go") == "send"):
        return (without or _gone)(reader, entrance)
    if draft is not None:
        reader = reader.reading(draft.language)
    refused = refusal(reader, entrance, timezone.now(), with_replies=draft is not None)
    if refused is not None or draft is None:
        return refused or _expired(reader, entrance)
    sitting = Sitting(entrance, draft, key, read_instrument(draft.version, reader.language))
    return sitting if sitting.instrument.questions else not_open(reader)


def _expired(reader: Reader, entrance: Entrance) -> HttpResponse:
    return reader.message(
        "expired_title",
        "expired_link_text" if entrance.invitation else "expired_text",
        status=410,
        action=(reader.words.start_again, reader.address(entrance.address("start"))),
    )


def _ask(
    reader: Reader, sitting: Sitting, item: Item, posted: Posted, problem: Problem | None = None
) -> HttpResponse:
    asked = sitting.asked
    place = sitting.place(item)
    number, total = asked.index(item) + 1, len(asked)
    return reader.page(
        "step.html",
        status=422 if problem else 200,
        number=number,
        total=total,
        progress=reader.words.progress.format(number=number, total=total),
        is_last=_is_last(sitting, item),
        can_go_back=sitting.before(place) is not None,
        **question_context(item, posted, reader.words, problem),
    )


def _answer(reader: Reader, sitting: Sitting, item: Item) -> HttpResponse:
    """Saves the reply, whichever button was pressed. Going back never asks to correct it first,
    unless words would be lost."""
    form = reader.request.POST
    place, goes_back = sitting.place(item), form.get("go") == BACK
    posted = Posted.from_form(form)
    reply = check_reply(item, posted)
    if isinstance(reply, Problem):
        if goes_back and not posted.text:
            return sitting.go_to(sitting.before(place) or item)
        return _ask(reader, sitting, item, posted, reply)
    if not goes_back and _is_last(sitting, item):
        return _send(reader, sitting, {item.code: reply})
    try:
        draft = save_reply(
            draft=sitting.draft, code=item.code, reply=reply, language=reader.language
        )
    except DraftGone:
        return _gone(reader, sitting.entrance)
    sitting = Sitting(sitting.entrance, draft, sitting.key, sitting.instrument)
    if goes_back:
        return sitting.go_to(sitting.before(place) or item)
    return sitting.go_to(sitting.after(place))


def _is_last(sitting: Sitting, item: Item) -> bool:
    """Nothing follows, whatever is replied here."""
    follows = sitting.after(sitting.place(item)) is not None
    return not follows and not may_show_more(sitting.instrument, item)


def finish(reader: Reader, entrance: Entrance, draft_key: str) -> HttpResponse:
    """Asks to send when the last question showed nothing more; says so when all was sent."""
    sitting = _sit(reader, entrance, draft_key, without=_gone)
    if isinstance(sitting, HttpResponse):
        return sitting
    reader = reader.reading(sitting.draft.language)
    if reader.posts:
        return _send(reader, sitting)
    return _ready(reader, sitting)


def _send(
    reader: Reader, sitting: Sitting, last: Mapping[str, Reply] | None = None
) -> HttpResponse:
    entrance = sitting.entrance
    try:
        send_draft(
            draft=sitting.draft,
            instrument=sitting.instrument,
            last=last,
            language=reader.language,
            invitation=entrance.invitation,
        )
    except DraftGone:
        return _gone(reader, entrance)
    except AlreadyAnswered:
        return already_answered(reader)
    except RepliesRefused as refused:
        with suppress(DraftGone):
            for code, reply in (last or {}).items():
                save_reply(draft=sitting.draft, code=code, reply=reply, language=reader.language)
        return _ready(reader, sitting, refused.problems)
    address = reader.address(entrance.address("thanks"))
    return HttpResponseRedirect(address, status=SEE_OTHER)


def _gone(reader: Reader, entrance: Entrance) -> HttpResponse:
    """Somebody sends, and there is no draft. The invitation says whether it was sent before; by a
    poster nothing tells, so the page says both."""
    if entrance.invitation is not None:
        if is_answered(entrance.invitation):
            action = programme_action(reader, entrance)
            return reader.message("already_sent_title", "already_sent_text", action=action)
        return refusal(reader, entrance, timezone.now()) or _expired(reader, entrance)
    return reader.message(
        "expired_title", "expired_text", status=410, action=programme_action(reader, entrance)
    )


def _ready(
    reader: Reader, sitting: Sitting, problems: dict[str, Problem] | None = None
) -> HttpResponse:
    """Ready to send, or what is still missing, with the way to each question."""
    first = sitting.asked[0]
    missing = [
        (item, problem_text(problem, reader.words))
        for code, problem in (problems or {}).items()
        if (item := sitting.instrument.item(code) or first)
    ]
    return reader.page(
        "finish.html",
        status=422 if problems else 200,
        action=sitting.entrance.address("finish", sitting.key),
        back=_address(sitting, sitting.asked[-1]),
        problems=[(_address(sitting, item), text) for item, text in missing],
    )


def _address(sitting: Sitting, item: Item) -> str:
    return sitting.entrance.address("step", sitting.key, sitting.place(item))
